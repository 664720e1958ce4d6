package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.console.account.Sessions;
import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.plan.ConsoleSettings;
import jakarta.servlet.DispatcherType;
import java.util.function.Supplier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Two ways in. A request with a token is a program's: no session, no cookie, and so nothing that another site could make a
 * browser send. Everything else is a browser's: a session in a cookie, and a CSRF token with everything that changes anything.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
class SecurityConfiguration {

    private static final String CONTENT = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    private static final String FEATURES =
            "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";

    @Bean
    @Order(1)
    SecurityFilterChain forPrograms(HttpSecurity http, Tokens tokens, AuditLog log) throws Exception {
        common(http, log)
                .securityMatcher(TokenFilter::present)
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new TokenFilter(tokens), AnonymousAuthenticationFilter.class);
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
                .headers(SecurityConfiguration::headers);
    }

    private static AuthorizationManager<RequestAuthorizationContext> permissions() {
        return (authentication, context) -> {
            var request = context.getRequest();
            return new AuthorizationDecision(Permissions.rule(request.getMethod(), request.getRequestURI())
                    .filter(rule -> rule.needed() == null || may(authentication, rule))
                    .isPresent());
        };
    }

    private static boolean may(Supplier<? extends Authentication> authentication, Permissions.Rule rule) {
        Authentication known = authentication.get();
        return known != null
                && known.getPrincipal() instanceof SignedIn who
                && rule.needed() != null
                && who.may(rule.needed());
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(FEATURES))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
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
