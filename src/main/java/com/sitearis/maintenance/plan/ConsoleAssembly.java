package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.ConsoleSettings.Oidc;
import com.sitearis.maintenance.plan.ConsoleSettings.Tls;
import com.sitearis.maintenance.plan.PlanYaml.ConsoleYaml;
import com.sitearis.maintenance.plan.PlanYaml.OidcRolesYaml;
import com.sitearis.maintenance.plan.PlanYaml.OidcYaml;
import com.sitearis.maintenance.plan.PlanYaml.TlsYaml;
import com.sitearis.maintenance.plan.yaml.Findings;
import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From {@code console:} as written to the console. */
final class ConsoleAssembly {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");
    private static final Pattern NETWORK =
            Pattern.compile("(\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*)(/\\d{1,3})?");

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
        proxies();
        return new ConsoleSettings(
                yaml.address(),
                yaml.port(),
                yaml.url(),
                yaml.behindProxy(),
                tls(yaml.tls()),
                yaml.proxies(),
                yaml.oidc() == null ? null : oidc(yaml.oidc()));
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

    private void proxies() {
        if (!yaml.proxies().isEmpty() && !yaml.behindProxy()) {
            findings.problem("console.proxies", "stands without behind-proxy", "add behind-proxy: true");
        }
        for (int i = 0; i < yaml.proxies().size(); i++) {
            if (!NETWORK.matcher(yaml.proxies().get(i)).matches()) {
                findings.problem(
                        "console.proxies[" + i + "]", "is no address", "write 10.0.3.7, or a network: 10.0.4.0/24");
            }
        }
    }

    private Oidc oidc(OidcYaml oidc) {
        URI issuer = oidc.issuer();
        boolean here = LOOPBACK.contains(String.valueOf(issuer.getHost()));
        if (!"https".equals(issuer.getScheme()) && !here) {
            findings.problem("console.oidc.issuer", "is asked without TLS", "write https://…");
        }
        if (issuer.getQuery() != null || issuer.getFragment() != null) {
            findings.problem("console.oidc.issuer", "is no issuer", "write it without ? and #");
        }
        if (yaml.url() == null && !LOOPBACK.contains(yaml.address())) {
            findings.problem(
                    "console.url",
                    "is needed for oidc",
                    "write the address that people have: the provider sends them there");
        }
        OidcRolesYaml roles = oidc.roles();
        if (roles.viewer().isEmpty()
                && roles.operator().isEmpty()
                && roles.admin().isEmpty()) {
            findings.problem("console.oidc.roles", "lets nobody in", "write operator: [devops], or another value");
        }
        return new Oidc(
                issuer,
                oidc.clientId(),
                oidc.clientSecret(),
                oidc.label(),
                oidc.scopes(),
                oidc.nameClaim(),
                roles.claim(),
                roles.viewer(),
                roles.operator(),
                roles.admin(),
                oidc.passwords());
    }

    private static @Nullable Tls tls(@Nullable TlsYaml tls) {
        return tls == null ? null : new Tls(tls.certificate(), tls.key());
    }
}
