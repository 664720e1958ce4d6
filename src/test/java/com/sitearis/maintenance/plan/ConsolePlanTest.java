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

    private String problems(String console) {
        return plan(console).read().problems().toString();
    }

    private PlanFixture plan(String console) {
        return new PlanFixture(folder).write("plan.yaml", PlanFixture.PLAN + console);
    }
}
