package com.sitearis.maintenance.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where operators find pages and the HTTP API.
 *
 * @param address the network address to listen on
 * @param url as people write it, for links; null when the plan does not say
 * @param behindProxy whether a proxy before us ends TLS and is believed what it writes into X-Forwarded-For, -Proto and -Host
 * @param tls null when it answers in plain HTTP
 */
public record ConsoleSettings(
        String address,
        int port,
        @Nullable URI url,
        boolean behindProxy,
        @Nullable Tls tls) {

    /** PEM files. */
    public record Tls(Path certificate, Path key) {}

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
