package com.sitearis.maintenance.console.oidc;

import com.sitearis.maintenance.console.account.PendingLogins;
import com.sitearis.maintenance.console.account.PendingLogins.Pending;
import com.sitearis.maintenance.console.server.Login;
import com.sitearis.maintenance.console.server.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.AuthorizationRequestRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.core.endpoint.PkceParameterNames;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;

/** What was sent to the provider, kept in the database and bound to the browser by a cookie: there is no servlet session. */
final class LoginRequests implements AuthorizationRequestRepository<OAuth2AuthorizationRequest> {

    private static final String DESTINATION = LoginRequests.class.getName();

    private final PendingLogins pending;
    private final SessionCookie cookie;
    private final Provider provider;

    LoginRequests(PendingLogins pending, SessionCookie cookie, Provider provider) {
        this.pending = pending;
        this.cookie = cookie;
        this.provider = provider;
    }

    /** Where to go on, of a request whose login was just ended. */
    static String destination(HttpServletRequest request) {
        Object known = request.getAttribute(DESTINATION);
        return known == null ? "/" : Login.local(known.toString());
    }

    @Override
    public void saveAuthorizationRequest(
            @Nullable OAuth2AuthorizationRequest sent, HttpServletRequest request, HttpServletResponse response) {
        if (sent == null) {
            return;
        }
        Map<String, Object> secrets = sent.getAttributes();
        String to = request.getParameter("to");
        Pending login = new Pending(
                String.valueOf(secrets.get(OidcParameterNames.NONCE)),
                String.valueOf(secrets.get(PkceParameterNames.CODE_VERIFIER)),
                to == null ? "/" : Login.local(to));
        String browser = pending.begin(Objects.requireNonNull(sent.getState()), login)
                .orElseThrow(() -> new Provider.Unreachable("too many logins are under way"));
        cookie.writePassing(response, browser);
    }

    /** Only the removing look counts: what was found once is not found again. */
    @Override
    public @Nullable OAuth2AuthorizationRequest loadAuthorizationRequest(HttpServletRequest request) {
        return null;
    }

    @Override
    public @Nullable OAuth2AuthorizationRequest removeAuthorizationRequest(
            HttpServletRequest request, HttpServletResponse response) {
        String state = request.getParameter(OAuth2ParameterNames.STATE);
        Optional<String> browser = cookie.readPassing(request);
        if (state == null || browser.isEmpty()) {
            return null;
        }
        cookie.clearPassing(response);
        Optional<Pending> begun = pending.end(state, browser.get());
        begun.ifPresent(login -> request.setAttribute(DESTINATION, login.destination()));
        return begun.map(login -> sent(login, state)).orElse(null);
    }

    private OAuth2AuthorizationRequest sent(Pending login, String state) {
        ClientRegistration client = Objects.requireNonNull(provider.findByRegistrationId(Provider.ID));
        return OAuth2AuthorizationRequest.authorizationCode()
                .authorizationUri(client.getProviderDetails().getAuthorizationUri())
                .clientId(client.getClientId())
                .redirectUri(client.getRedirectUri())
                .scopes(client.getScopes())
                .state(state)
                .attributes(Map.of(
                        OAuth2ParameterNames.REGISTRATION_ID, Provider.ID,
                        OidcParameterNames.NONCE, login.nonce(),
                        PkceParameterNames.CODE_VERIFIER, login.verifier()))
                .build();
    }
}
