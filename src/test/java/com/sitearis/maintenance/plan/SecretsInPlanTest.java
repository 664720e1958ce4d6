package com.sitearis.maintenance.plan;

import static com.sitearis.maintenance.plan.PlanFixture.JOB;
import static com.sitearis.maintenance.plan.PlanFixture.PLAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sitearis.maintenance.plan.StoreSettings.FolderSettings;
import com.sitearis.maintenance.plan.StoreSettings.S3Settings;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsInPlanTest {

    @TempDir
    Path folder;

    PlanFixture files;

    @BeforeEach
    void aValidPlan() {
        files = new PlanFixture(folder).write("plan.yaml", PLAN).write("nightly.yaml", JOB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sesame", "\"sesame\"", "sesame${X}", "[sesame]", "{sesame: 1}", "*sesame", "!sesame", "!sesame!x y",
                "&sesame", "\"sesame", "${sesame", "|\n      sesame", "{sesame}", "@sesame", "sesame: x", "%sesame"
            })
    void aLiteralSecretIsRefusedAndNeverShown(String literal) {
        files.write("plan.yaml", PLAN.replace("${PRODUCTION_PASSWORD}", literal));

        assertThat(files.problems()).isNotEmpty().noneMatch(problem -> problem.contains("sesame"));
    }

    @Test
    void aLiteralSecretIsAnsweredWithTheVariableToUse() {
        files.write("plan.yaml", PLAN.replace("${PRODUCTION_PASSWORD}", "sesame"))
                .write("nightly.yaml", JOB + "  encrypt: { recipients: [age1x], identity: AGE-SECRET-KEY-1X }\n");

        assertThat(files.problems())
                .containsExactly(
                        "nightly.yaml:10: settings.encrypt.identity: a secret may not stand in a file;"
                                + " write ${ENCRYPT_IDENTITY} and set it in the environment",
                        "plan.yaml:10: databases.production.password: a secret may not stand in a file;"
                                + " write ${PRODUCTION_PASSWORD} and set it in the environment");
    }

    @Test
    void aMissingSecretIsNamedAndFailsWhenItIsUsed() {
        files.unset("PRODUCTION_PASSWORD");

        assertThat(files.problems()).isEmpty();
        assertThat(files.missing())
                .containsExactly(
                        "plan.yaml:10: databases.production.password: the environment variable PRODUCTION_PASSWORD"
                                + " is not set; set it where the program starts");
        Secret password = password();
        assertThat(password.present()).isFalse();
        assertThatThrownBy(password::reveal)
                .isInstanceOf(SecretMissing.class)
                .hasMessageContaining("PRODUCTION_PASSWORD");
    }

    @Test
    void anEmptyVariableCountsAsMissing() {
        assertThat(files.set("PRODUCTION_PASSWORD", "").missing()).hasSize(1);
    }

    @Test
    void aMissingHostMakesTheWholeAddressUnusable() {
        files.write("plan.yaml", PLAN.replace("host: localhost", "host: ${SHOP_HOST}"));

        assertThat(files.problems()).isEmpty();
        assertThatThrownBy(() -> password().reveal()).hasMessageContaining("SHOP_HOST");
        assertThat(files.set("SHOP_HOST", "db.example.com").production().host()).isEqualTo("db.example.com");
    }

    @Test
    void aStoreWithAMissingVariableCannotBeUsed() {
        files.write(
                "plan.yaml",
                PLAN.replace(
                        "path: backups }",
                        "path: \"${BACKUPS}/shop\" }\n  far: { kind: s3, bucket: b,"
                                + " prefix: \"${PREFIX}\", access-key: \"${A}\", secret-key: \"${A}\" }"));
        files.set("A", "value");

        assertThat(files.problems()).isEmpty();
        assertThat(files.missing()).hasSize(2);
        assertThat(((FolderSettings) store("local")).path()).isEqualTo(Path.of("/dev/null/BACKUPS-is-not-set"));
        S3Settings far = (S3Settings) store("far");
        assertThatThrownBy(() -> far.secretKey().reveal()).hasMessageContaining("PREFIX");
    }

    @Test
    void aMissingVariableElsewhereIsAProblem() {
        files.write("nightly.yaml", JOB.replace("tier: daily", "tier: \"${TIER}\""));

        assertThat(files.problems())
                .containsExactly("nightly.yaml:8: settings.tier: the environment variable TIER is not set;"
                        + " set it, or write the value here");
    }

    @Test
    void theValueOfAVariableIsNeverShown() {
        files.set("V", "sesame")
                .write(
                        "plan.yaml",
                        PLAN.replace("host: localhost", "host: localhost\n    port: ${V}")
                                .replace("email: dba@example.com", "email: \"${V}\""))
                .write("nightly.yaml", JOB.replace("[production]", "[\"${V}\"]").replace("P30D", "${V}"));

        assertThat(files.problems())
                .contains(
                        "plan.yaml:8: databases.production.port: \"${V}\" holds no whole number; write digits only, such as 3")
                .hasSize(4)
                .noneMatch(problem -> problem.contains("sesame"));
    }

    @Test
    void aPrintedPlanShowsNoSecret() {
        assertThat(files.read().toString()).contains("${PRODUCTION_PASSWORD}").doesNotContain("hunter2");
    }

    private StoreSettings store(String name) {
        return Objects.requireNonNull(files.read().plan().stores().get(name));
    }

    private Secret password() {
        return Objects.requireNonNull(files.production().password());
    }
}
