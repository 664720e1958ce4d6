package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.ConsoleSettings.Tls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Spring Boot is told of the console; without one there is no web server, and nothing of it is loaded. */
final class ConsoleOptions {

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
        Tls tls = settings.tls();
        if (tls != null) {
            options.add("--server.ssl.certificate=" + tls.certificate().toUri());
            options.add("--server.ssl.certificate-private-key=" + tls.key().toUri());
            options.add("--server.ssl.enabled-protocols=TLSv1.2,TLSv1.3");
        }
        return options;
    }
}
