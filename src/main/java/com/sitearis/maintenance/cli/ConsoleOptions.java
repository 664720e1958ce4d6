package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.ConsoleSettings.Tls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Spring Boot is told of the console; without one there is no web server, and nothing of it is loaded. */
final class ConsoleOptions {

    private static final String BUNDLE = "--spring.ssl.bundle.pem.console.";

    private ConsoleOptions() {}

    static List<String> of(@Nullable ConsoleSettings settings) {
        if (settings == null) {
            return List.of();
        }
        List<String> options = new ArrayList<>(List.of(
                "--spring.main.web-application-type=servlet",
                "--server.address=" + settings.address(),
                "--server.port=" + settings.port(),
                // What a proxy writes is believed of a proxy only.
                "--server.forward-headers-strategy=" + (settings.behindProxy() ? "native" : "none")));
        if (!settings.proxies().isEmpty()) {
            options.add("--server.tomcat.remoteip.internal-proxies=" + String.join(", ", settings.proxies()));
        }
        if (settings.oidc() != null) {
            options.add("--maintenance.console.oidc=true");
        }
        Tls tls = settings.tls();
        if (tls != null) {
            // A bundle is read again when its files change: a renewed certificate needs no restart.
            options.add("--server.ssl.bundle=console");
            options.add(BUNDLE + "keystore.certificate=" + tls.certificate().toUri());
            options.add(BUNDLE + "keystore.private-key=" + tls.key().toUri());
            options.add(BUNDLE + "keystore.verify-keys=true");
            options.add(BUNDLE + "options.enabled-protocols=TLSv1.2,TLSv1.3");
            options.add(BUNDLE + "reload-on-update=true");
            options.add("--spring.ssl.bundle.watch.file.quiet-period=2s");
        }
        return options;
    }
}
