package dev.backbone.gateway.security;

import java.util.Collection;
import java.util.Set;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/** Reads from a valid token who calls and what it is for. */
final class CallerReader implements Converter<Jwt, CallerToken> {

    private static final Set<String> OF_A_CUSTOMER =
            Set.of(Scope.ORDERS_READ.authority(), Scope.ORDERS_WRITE.authority());

    private final Converter<Jwt, Collection<GrantedAuthority>> scopes = new JwtGrantedAuthoritiesConverter();
    private final String customerClaim;

    CallerReader(String customerClaim) {
        this.customerClaim = customerClaim;
    }

    /** Without a customer, and unless it is for operators, a token is not good for orders, whatever its scopes say. */
    @Override
    public CallerToken convert(Jwt jwt) {
        var granted = scopes.convert(jwt);
        if (granted.stream().anyMatch(each -> Scope.OPS.authority().equals(each.getAuthority()))) {
            return new CallerToken(jwt, granted, Caller.ANYONE);
        }
        if (jwt.getClaims().get(customerClaim) instanceof String customer && !customer.isBlank()) {
            return new CallerToken(jwt, granted, new Caller(customer));
        }
        granted.removeIf(each -> OF_A_CUSTOMER.contains(each.getAuthority()));
        return new CallerToken(jwt, granted, Caller.NO_CUSTOMER);
    }
}
