package com.sitearis.maintenance.console.oidc;

import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.account.ExternalAccounts;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.oidc.Provider.Unreachable;
import com.sitearis.maintenance.console.server.Login;
import com.sitearis.maintenance.console.server.SessionCookie;
import com.sitearis.maintenance.plan.ConsoleSettings.Oidc;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Somebody comes back from the provider, whose token has been verified or refused: to a session of ours, or to the login with the reason. */
final class Arrival implements AuthenticationSuccessHandler, AuthenticationFailureHandler {

    private static final Logger log = LoggerFactory.getLogger(Arrival.class);

    /** Anybody can send such a request: nothing to log. */
    private static final String NEVER_BEGUN = "authorization_request_not_found";

    private final Oidc settings;
    private final ExternalAccounts accounts;
    private final Login login;
    private final SessionCookie cookie;

    Arrival(Oidc settings, ExternalAccounts accounts, Login login, SessionCookie cookie) {
        this.settings = settings;
        this.accounts = accounts;
        this.login = login;
        this.cookie = cookie;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication verified) throws IOException {
        OidcUser person = (OidcUser) verified.getPrincipal();
        if (person == null) {
            throw new IllegalStateException("a login without anybody");
        }
        String issuer = settings.issuer().toString();
        Claims claims = new Claims(settings, person.getClaims());
        Optional<Role> role = claims.role();
        if (role.isEmpty()) {
            accounts.leave(issuer, person.getSubject());
            refuse(request, response, "roles", claims.name());
            return;
        }
        Optional<Account> account = accounts.enter(issuer, person.getSubject(), claims.name(), role.get());
        if (account.isEmpty()) {
            refuse(request, response, "name", claims.name());
        } else if (account.get().disabled() != null) {
            refuse(request, response, "disabled", claims.name());
        } else {
            cookie.write(response, login.vouched(account.get(), request));
            response.sendRedirect(LoginRequests.destination(request));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String why, String name)
            throws IOException {
        login.notVouched(name, why, request);
        back(response, why);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        Throwable cause = why instanceof Unreachable ? why : why.getCause();
        if (cause instanceof Unreachable) {
            // Told once, and not for everybody who tries meanwhile.
            if (cause.getCause() != null) {
                log.warn("nobody can log in by OpenID Connect: {}", cause.getMessage());
            }
            back(response, "unreachable");
            return;
        }
        // The code alone: a provider may repeat in its answer what it was sent, and that is a secret.
        String code =
                why instanceof OAuth2AuthenticationException e ? e.getError().getErrorCode() : "unknown";
        if (!code.equals(NEVER_BEGUN)) {
            log.warn("a login by OpenID Connect failed: {}", code);
        }
        back(response, "failed");
    }

    private static void back(HttpServletResponse response, String why) throws IOException {
        response.sendRedirect("/login?refused=" + why);
    }
}
