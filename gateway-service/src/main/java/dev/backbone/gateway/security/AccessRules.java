package dev.backbone.gateway.security;

import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;

/** The table of what each scope is good for. What is not in it, is for operators. */
final class AccessRules {

    private static final List<HttpMethod> READING = List.of(GET, HEAD);

    private AccessRules() {}

    static void apply(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        // A request that goes on, or its error page, has been let in before.
        requests.dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                .permitAll();
        requests.requestMatchers("/actuator/health/**", "/openapi.json", "/docs/**")
                .permitAll();
        for (var method : READING) {
            requests.requestMatchers(method, "/orders/**", "/payments/**", "/shipments/**")
                    .hasAnyAuthority(atLeast(Scope.ORDERS_READ));
            requests.requestMatchers(method, "/stock/**").authenticated();
        }
        requests.requestMatchers(POST, "/orders", "/orders/{orderId}/cancellation")
                .hasAnyAuthority(atLeast(Scope.ORDERS_WRITE));
        requests.requestMatchers(PUT, "/stock/{sku}").hasAnyAuthority(atLeast(Scope.STOCK_WRITE));
        requests.requestMatchers(POST, "/stock/{sku}/receipts").hasAnyAuthority(atLeast(Scope.STOCK_WRITE));
        requests.requestMatchers(OPTIONS).authenticated();
        requests.anyRequest().hasAuthority(Scope.OPS.authority());
    }

    private static String[] atLeast(Scope scope) {
        return new String[] {scope.authority(), Scope.OPS.authority()};
    }
}
