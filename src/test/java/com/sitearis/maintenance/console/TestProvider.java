package com.sitearis.maintenance.console;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/** An OpenID Connect provider that knows whoever a test names, and says of them what the test wants it to. */
final class TestProvider implements AutoCloseable {

    static final String CLIENT = "maintenance";
    static final String SECRET = "a secret of client and provider";

    /** What it says of people beside what it knows itself, by their names; a value here wins. */
    static final Map<String, Map<String, Object>> claims = new ConcurrentHashMap<>();

    private final AnnotationConfigServletWebServerApplicationContext context =
            new AnnotationConfigServletWebServerApplicationContext();

    TestProvider(int port, String redirect) {
        TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory(port);
        tomcat.setRegisterDefaultServlet(true); // what no servlet is mapped to does not get to the filters either
        context.registerBean(TomcatServletWebServerFactory.class, () -> tomcat);
        context.registerBean(Redirect.class, () -> new Redirect(redirect));
        context.register(Beans.class);
        context.refresh();
    }

    record Redirect(String link) {}

    /** Whoever the header names has logged in at the provider already. */
    static final class Person extends OncePerRequestFilter {

        static final String HEADER = "X-Person";

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String name = request.getHeader(HEADER);
            if (name != null) {
                SecurityContextHolder.getContext()
                        .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                                name,
                                null,
                                List.of(FactorGrantedAuthority.fromAuthority(
                                        FactorGrantedAuthority.PASSWORD_AUTHORITY))));
            }
            chain.doFilter(request, response);
        }
    }

    /** By hand: nothing is set up that a test of ours on the same class path would find. */
    @EnableWebSecurity
    static class Beans {

        @Bean
        SecurityFilterChain chain(HttpSecurity http) throws Exception {
            return http.with(
                            new OAuth2AuthorizationServerConfigurer(), server -> server.oidc(Customizer.withDefaults()))
                    .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults()))
                    .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                    .csrf(csrf -> csrf.disable())
                    .addFilterAfter(new Person(), SecurityContextHolderFilter.class)
                    .build();
        }

        @Bean
        RegisteredClientRepository clients(Redirect redirect) {
            return new InMemoryRegisteredClientRepository(RegisteredClient.withId("1")
                    .clientId(CLIENT)
                    .clientSecret("{noop}" + SECRET)
                    .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                    .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                    .redirectUri(redirect.link())
                    .scope(OidcScopes.OPENID)
                    .scope(OidcScopes.PROFILE)
                    .clientSettings(
                            ClientSettings.builder().requireProofKey(true).build())
                    .build());
        }

        @Bean
        JWKSource<SecurityContext> keys() throws NoSuchAlgorithmException {
            KeyPair pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            RSAKey key = new RSAKey.Builder((RSAPublicKey) pair.getPublic())
                    .privateKey(pair.getPrivate())
                    .keyID("1")
                    .build();
            return new ImmutableJWKSet<>(new JWKSet(key));
        }

        @Bean
        JwtDecoder tokens(JWKSource<SecurityContext> keys) {
            return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> says() {
            return token -> {
                if (token.getTokenType().getValue().equals("id_token")) {
                    String name = token.getPrincipal().getName();
                    JwtClaimsSet.Builder said = token.getClaims();
                    said.claim("preferred_username", name).claim("groups", List.of());
                    claims.getOrDefault(name, Map.of()).forEach(said::claim);
                }
            };
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
