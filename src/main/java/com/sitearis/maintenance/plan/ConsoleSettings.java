package com.sitearis.maintenance.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where operators find pages and the HTTP API.
 *
 * @param address the network address to listen on
 * @param url as people write it, for links; null when the plan does not say
 * @param behindProxy whether a proxy before us ends TLS and is believed what it writes into X-Forwarded-For, -Proto and -Host
 * @param tls null when it answers in plain HTTP
 * @param proxies addresses and networks whose X-Forwarded-… are believed; those of private networks when empty
 * @param oidc who else vouches for people; null for nobody
 */
public record ConsoleSettings(
        String address,
        int port,
        @Nullable URI url,
        boolean behindProxy,
        @Nullable Tls tls,
        List<String> proxies,
        @Nullable Oidc oidc) {

    /** With passwords only. */
    public ConsoleSettings(String address, int port, @Nullable URI url, boolean behindProxy, @Nullable Tls tls) {
        this(address, port, url, behindProxy, tls, List.of(), null);
    }

    /** PEM files. */
    public record Tls(Path certificate, Path key) {}

    /**
     * An OpenID Connect provider.
     *
     * @param label on the login page's button
     * @param scopes asked for beside openid and profile
     * @param nameClaim what the account is called by
     * @param rolesClaim what holds the values below; dots lead into claims of claims
     * @param passwords whether accounts with passwords can log in as well
     */
    public record Oidc(
            URI issuer,
            String clientId,
            Secret clientSecret,
            String label,
            List<String> scopes,
            String nameClaim,
            String rolesClaim,
            List<String> viewer,
            List<String> operator,
            List<String> admin,
            boolean passwords) {}

    /** Whether browsers reach it by HTTPS: cookies are then sent no other way. */
    public boolean secure() {
        return behindProxy || tls != null;
    }

    /** A page as people reach it from anywhere; empty when the plan does not say under which address that is. */
    public Optional<String> page(String path) {
        return Optional.ofNullable(url).map(site -> site.resolve(path).toString());
    }

    /** What to type into a browser. */
    public String link() {
        return url != null ? url.toString() : (tls == null ? "http" : "https") + "://" + address + ":" + port;
    }
}
