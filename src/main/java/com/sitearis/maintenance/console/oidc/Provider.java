package com.sitearis.maintenance.console.oidc;

import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.ConsoleSettings.Oidc;
import com.sitearis.maintenance.plan.SecretMissing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.oidc.IdTokenClaimNames;

/** The provider as it describes itself, asked when first somebody logs in: one that is down does not keep a node from starting. */
final class Provider implements ClientRegistrationRepository {

    static final String ID = "oidc";
    static final String BEGIN = "/login/" + ID;
    static final String BACK = BEGIN + "/callback";

    private static final Collection<String> ALWAYS = List.of("openid", "profile");
    private static final Duration RETRY = Duration.ofSeconds(10);

    private final Oidc settings;
    private final String redirect;
    private final Clock clock;
    private @Nullable ClientRegistration known;
    private Instant notBefore = Instant.MIN;

    Provider(ConsoleSettings console, Oidc settings, Clock clock) {
        this.settings = settings;
        this.redirect = console.link().replaceAll("/+$", "") + BACK;
        this.clock = clock;
    }

    /** The provider cannot be asked now. */
    static final class Unreachable extends AuthenticationException {
        Unreachable(String message) {
            super(message);
        }

        Unreachable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** One asks, the others wait for the answer; after a failure nobody asks again for some seconds. */
    @Override
    public synchronized @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        if (known == null) {
            if (clock.instant().isBefore(notBefore)) {
                throw new Unreachable("the OpenID Connect provider could not be asked a moment ago");
            }
            known = discovered();
        }
        return known;
    }

    private ClientRegistration discovered() {
        try {
            return ClientRegistrations.fromIssuerLocation(settings.issuer().toString())
                    .registrationId(ID)
                    .clientId(settings.clientId())
                    .clientSecret(settings.clientSecret().reveal())
                    .scope(Stream.concat(ALWAYS.stream(), settings.scopes().stream())
                            .distinct()
                            .toList())
                    .redirectUri(redirect)
                    .userNameAttributeName(IdTokenClaimNames.SUB)
                    .build();
        } catch (IllegalArgumentException | IllegalStateException | SecretMissing e) {
            notBefore = clock.instant().plus(RETRY);
            throw new Unreachable("the OpenID Connect provider " + settings.issuer() + " cannot be asked", e);
        }
    }
}
