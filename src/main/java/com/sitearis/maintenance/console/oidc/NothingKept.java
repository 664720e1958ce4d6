package com.sitearis.maintenance.console.oidc;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/** The provider's access token is of no use after the login, and forgotten. */
final class NothingKept implements OAuth2AuthorizedClientRepository {

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the interface is made like that
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String client, @Nullable Authentication who, HttpServletRequest request) {
        return null;
    }

    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            @Nullable Authentication who,
            HttpServletRequest request,
            HttpServletResponse response) {
        // Forgotten.
    }

    @Override
    public void removeAuthorizedClient(
            String client, @Nullable Authentication who, HttpServletRequest request, HttpServletResponse response) {
        // There is none.
    }
}
