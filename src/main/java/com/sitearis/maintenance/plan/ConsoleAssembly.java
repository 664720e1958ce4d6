package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.ConsoleSettings.Tls;
import com.sitearis.maintenance.plan.PlanYaml.ConsoleYaml;
import com.sitearis.maintenance.plan.PlanYaml.TlsYaml;
import com.sitearis.maintenance.plan.yaml.Findings;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From {@code console:} as written to the console. */
final class ConsoleAssembly {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    private final ConsoleYaml yaml;
    private final Findings findings;

    ConsoleAssembly(ConsoleYaml yaml, Findings findings) {
        this.yaml = yaml;
        this.findings = findings;
    }

    ConsoleSettings console() {
        if (yaml.port() < 1 || yaml.port() > 65_535) {
            findings.problem("console.port", "is no port", "write 1 to 65535, such as 8685");
        }
        if (yaml.behindProxy() && yaml.tls() != null) {
            findings.problem(
                    "console.tls", "stands beside behind-proxy", "keep one: the proxy ends TLS, or the console does");
        }
        // Passwords and session cookies would cross the network readable.
        if (!LOOPBACK.contains(yaml.address()) && !yaml.behindProxy() && yaml.tls() == null) {
            findings.problem(
                    "console.address",
                    "would be reached from other machines without TLS",
                    "add tls: { certificate: …, key: … }, or behind-proxy: true when a proxy ends TLS, or write 127.0.0.1");
        }
        url(yaml.url());
        return new ConsoleSettings(yaml.address(), yaml.port(), yaml.url(), yaml.behindProxy(), tls(yaml.tls()));
    }

    private void url(@Nullable URI url) {
        if (url == null) {
            return;
        }
        boolean web = Set.of("http", "https").contains(String.valueOf(url.getScheme()));
        String path = String.valueOf(url.getPath());
        if (!web || url.getHost() == null || path.length() > 1 || url.getQuery() != null || url.getFragment() != null) {
            findings.problem("console.url", "is no address of a site", "write https://maintenance.example.com");
        }
    }

    private static @Nullable Tls tls(@Nullable TlsYaml tls) {
        return tls == null ? null : new Tls(tls.certificate(), tls.key());
    }
}
