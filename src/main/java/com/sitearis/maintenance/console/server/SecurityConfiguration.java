package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.console.account.Scope;
import com.sitearis.maintenance.console.account.Sessions;
import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.plan.ConsoleSettings;
import jakarta.servlet.DispatcherType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;

/**
 * Two ways in. A request with a token is a program's: no session, no cookie, and so nothing that another site could make a
 * browser send. Everything else is a browser's: a session in a cookie, and a CSRF token with everything that changes anything.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {

    @Bean
    @Order(1)
    SecurityFilterChain forPrograms(HttpSecurity http, Tokens tokens, LocalAccess local, AuditLog log)
            throws Exception {
        common(http, log)
                .securityMatcher(TokenFilter::present)
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenFilter(tokens, local), AnonymousAuthenticationFilter.class);
        return http.build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain forBrowsers(
            HttpSecurity http, Sessions sessions, SessionCookie cookie, CookieCsrfTokenRepository csrf, AuditLog log)
            throws Exception {
        common(http, log)
                .csrf(csrfs -> csrfs.csrfTokenRepository(csrf))
                .addFilterBefore(new SessionFilter(sessions, cookie), AnonymousAuthenticationFilter.class)
                .addFilterBefore(new PasswordFirst(), AuditedRequests.class);
        return http.build();
    }

    private static HttpSecurity common(HttpSecurity http, AuditLog log) throws Exception {
        Refusals refusals = new Refusals();
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(
                                DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC)
                        .permitAll()
                        .anyRequest()
                        .access(permissions()))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new AuditedRequests(log), AuthorizationFilter.class)
                .logout(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SafeHeaders::write);
    }

    private static AuthorizationManager<RequestAuthorizationContext> permissions() {
        return (authentication, context) -> {
            var request = context.getRequest();
            return new AuthorizationDecision(Permissions.rule(request.getMethod(), request.getRequestURI())
                    .filter(rule -> rule.needed() == null
                            || may(
                                    authentication,
                                    rule,
                                    Permissions.scope(request.getMethod(), request.getRequestURI())))
                    .isPresent());
        };
    }

    private static boolean may(
            Supplier<? extends Authentication> authentication, Permissions.Rule rule, @Nullable Scope scope) {
        Authentication known = authentication.get();
        return known != null
                && known.getPrincipal() instanceof SignedIn who
                && rule.needed() != null
                && who.may(rule.needed())
                && who.within(rule, scope);
    }

    @Bean
    SessionCookie sessionCookie(ConsoleSettings settings) {
        return new SessionCookie(settings.secure());
    }

    @Bean
    CookieCsrfTokenRepository csrfTokens(ConsoleSettings settings) {
        CookieCsrfTokenRepository repository = new CookieCsrfTokenRepository();
        repository.setCookieName((settings.secure() ? "__Host-" : "") + "maintenance-csrf");
        repository.setCookiePath("/");
        repository.setCookieCustomizer(
                cookie -> cookie.httpOnly(true).secure(settings.secure()).sameSite("Strict"));
        return repository;
    }

    /** Boot would make an account of its own, with a password in the log. */
    @Bean
    UserDetailsService noOtherAccounts() {
        return name -> {
            throw new UsernameNotFoundException(name);
        };
    }
}
