package com.sitearis.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code console:} of plan.yaml. */
class ConsolePlanTest {

    @TempDir
    private Path folder;

    @Test
    void isAbsentUnlessWritten() {
        assertThat(plan("").read().plan().console()).isNull();
    }

    @Test
    void listensOnThisMachineUnlessToldOtherwise() {
        ConsoleSettings console = Objects.requireNonNull(
                plan("console: { port: 8685 }\n").read().plan().console());
        assertThat(console.address()).isEqualTo("127.0.0.1");
        assertThat(console.secure()).isFalse();
        assertThat(console.link()).isEqualTo("http://127.0.0.1:8685");
    }

    @Test
    void isReachedFromOtherMachinesByTlsOnly() {
        assertThat(problems("console: { address: 0.0.0.0 }\n"))
                .contains("console.address")
                .contains("without TLS");
        assertThat(plan("console: { address: 0.0.0.0, behind-proxy: true }\n")
                        .read()
                        .problems())
                .isEmpty();
        assertThat(plan("console: { address: 0.0.0.0, tls: { certificate: a.crt, key: a.key } }\n")
                        .read()
                        .problems())
                .isEmpty();
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(problems("console: { port: 0 }\n")).contains("console.port: is no port");
        assertThat(problems("console: { url: \"https://example.com/path\" }\n")).contains("is no address of a site");
        assertThat(problems("console: { behind-proxy: true, tls: { certificate: a.crt, key: a.key } }\n"))
                .contains("stands beside behind-proxy");
    }

    @Test
    void anOpenIdProviderIsAskedByTlsAndLetsSomebodyIn() {
        String oidc = "console: { address: 0.0.0.0, behind-proxy: true, oidc: { issuer: \"http://id.example.com\","
                + " client-id: m, client-secret: \"${OIDC_SECRET}\", roles: {} } }\n";
        assertThat(problems(oidc))
                .contains("console.oidc.issuer: is asked without TLS")
                .contains("console.oidc.roles: lets nobody in")
                .contains("console.url: is needed for oidc");
        String right = "console: { oidc: { issuer: \"https://id.example.com/realms/staff\", client-id: m,"
                + " client-secret: \"${OIDC_SECRET}\", roles: { admin: [platform] } } }\n";
        assertThat(plan(right).read().problems()).isEmpty();
        ConsoleSettings.Oidc settings = Objects.requireNonNull(
                Objects.requireNonNull(plan(right).read().plan().console()).oidc());
        assertThat(settings.admin()).containsExactly("platform");
        assertThat(settings.nameClaim()).isEqualTo("preferred_username");
        assertThat(settings.passwords()).isTrue();
        assertThat(settings.toString()).contains("${OIDC_SECRET}");
    }

    @Test
    void proxiesAreAddressesAndStandBesideBehindProxy() {
        assertThat(problems("console: { proxies: [10.0.0.1] }\n"))
                .contains("console.proxies: stands without behind-proxy");
        assertThat(problems("console: { behind-proxy: true, proxies: [proxy.local] }\n"))
                .contains("console.proxies[0]: is no address");
        assertThat(plan("console: { behind-proxy: true, proxies: [10.0.0.1, 10.1.0.0/16, \"fd00::/8\"] }\n")
                        .read()
                        .problems())
                .isEmpty();
    }

    private String problems(String console) {
        return plan(console).read().problems().toString();
    }

    private PlanFixture plan(String console) {
        return new PlanFixture(folder).write("plan.yaml", PlanFixture.PLAN + console);
    }
}
