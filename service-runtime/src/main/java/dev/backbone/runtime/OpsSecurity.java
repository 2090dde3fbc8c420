package dev.backbone.runtime;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Only the operator may use {@code /ops}, by HTTP Basic with the password {@code backbone.ops.password}; without one,
 * nobody may. Everything else is read-only, and open to whoever can reach the port.
 */
@Configuration(proxyBeanMethods = false)
class OpsSecurity {

    private static final String OPERATOR = "operator";

    /** The least that there is: the password is a long random one, and checked at every request. */
    private static final int STRENGTH = 4;

    @Bean
    SecurityFilterChain opsOnly(HttpSecurity http) {
        return http.securityMatcher("/ops/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().hasRole(OPERATOR))
                .httpBasic(Customizer.withDefaults())
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(CsrfConfigurer::disable)
                .build();
    }

    @Bean
    UserDetailsService operators(RuntimeProperties properties) {
        var password = properties.ops().password();
        if (password.isBlank()) {
            return new InMemoryUserDetailsManager();
        }
        return new InMemoryUserDetailsManager(User.withUsername(OPERATOR)
                .password("{bcrypt}" + new BCryptPasswordEncoder(STRENGTH).encode(password))
                .roles(OPERATOR)
                .build());
    }
}
