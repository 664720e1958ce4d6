package com.sitearis.maintenance.console.oidc;

import com.sitearis.maintenance.console.account.ExternalAccounts;
import com.sitearis.maintenance.console.account.PendingLogins;
import com.sitearis.maintenance.console.server.Login;
import com.sitearis.maintenance.console.server.SafeHeaders;
import com.sitearis.maintenance.console.server.SessionCookie;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.ConsoleSettings.Oidc;
import java.time.Clock;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.authentication.OidcAuthorizationCodeAuthenticationProvider;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2LoginAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Two addresses beside the console's own ways in: to the provider, and back. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("maintenance.console.oidc")
class OidcConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain forOidc(
            HttpSecurity http, ConsoleSettings console, JdbcClient jdbc, Clock clock, Login login, SessionCookie cookie)
            throws Exception {
        Oidc settings = Objects.requireNonNull(console.oidc(), "no oidc in the plan");
        Provider provider = new Provider(console, settings, clock);
        LoginRequests requests = new LoginRequests(new PendingLogins(jdbc, clock), cookie, provider);
        Arrival arrival = new Arrival(settings, new ExternalAccounts(jdbc, clock), login, cookie);
        return http.securityMatcher(Provider.BEGIN, Provider.BACK)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(SafeHeaders::write)
                .authorizeHttpRequests(others -> others.anyRequest().denyAll())
                .addFilterBefore(going(provider, requests, arrival), AnonymousAuthenticationFilter.class)
                .addFilterBefore(comingBack(provider, requests, arrival), AnonymousAuthenticationFilter.class)
                .build();
    }

    private static OAuth2AuthorizationRequestRedirectFilter going(
            Provider provider, LoginRequests requests, Arrival arrival) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(provider, "/login");
        resolver.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        var filter = new OAuth2AuthorizationRequestRedirectFilter(resolver);
        filter.setAuthorizationRequestRepository(requests);
        filter.setAuthenticationFailureHandler(arrival);
        return filter;
    }

    /** The token's signature, issuer, audience, times and nonce are judged by Spring Security. */
    private static OAuth2LoginAuthenticationFilter comingBack(
            Provider provider, LoginRequests requests, Arrival arrival) {
        var filter = new OAuth2LoginAuthenticationFilter(provider, new NothingKept(), Provider.BACK);
        filter.setAuthorizationRequestRepository(requests);
        filter.setAuthenticationManager(new ProviderManager(new OidcAuthorizationCodeAuthenticationProvider(
                new RestClientAuthorizationCodeTokenResponseClient(), new OidcUserService())));
        filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        filter.setAllowSessionCreation(false);
        filter.setAuthenticationSuccessHandler(arrival);
        filter.setAuthenticationFailureHandler(arrival);
        return filter;
    }
}
