package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.audit.AuditFilter;
import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.audit.Audited;
import com.sitearis.maintenance.audit.Outcome;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.failure.ExitCode;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.postgres.PgConnections;
import com.sitearis.maintenance.postgres.TestServer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Accounts and tokens from the command line, and what the audit log holds of it. */
class AccountCommandsIT {

    private static final PgAddress DATABASE = TestServer.createDatabase("account_commands");

    @TempDir
    Path folder;

    @Test
    void whatIsMadeWorksAndIsInTheAuditLogWithoutItsSecret() {
        Said added = say("account", "add", "maria", "--role", "operator", "--json");
        assertThat(added.code()).as(added.toString()).isZero();
        String password = json(added).path("password").asString();
        assertThat(password).hasSize(24);
        assertThat(say("account", "list").out()).contains("maria", "operator", "one-time password");

        Said token = say("token", "add", "maria", "ci", "--role", "admin", "--days", "30", "--json");
        String secret = json(token).path("token").asString();
        assertThat(new Tokens(jdbc(), Clock.systemUTC())
                        .find(secret)
                        .orElseThrow()
                        .token()
                        .role())
                .isEqualTo(Role.OPERATOR);
        assertThat(say("token", "list").out()).contains("ci", "in force").doesNotContain(secret);
        assertThat(say("token", "add", "maria", "nightly", "--scope", "jobs:change", "--scope", "runs:read")
                        .code())
                .isZero();
        assertThat(say("token", "list").out()).contains("jobs:change runs:read");
        assertThat(say("token", "add", "maria", "other", "--scope", "runs:write")
                        .err())
                .contains("'runs:write' is no scope; write one of [jobs:read, ");
        assertThat(say("token", "revoke", json(token).path("id").asString()).code())
                .isZero();
        assertThat(new Tokens(jdbc(), Clock.systemUTC()).find(secret)).isEmpty();

        Said again = say("account", "add", "maria");
        assertThat(again.err()).contains("there is an account maria already", "account-refused.md");
        assertThat(say("account", "reset", "nobody").code()).isEqualTo(ExitCode.NOT_FOUND.code());

        List<Audited> log =
                new AuditLog(jdbc(), Clock.systemUTC()).list(new AuditFilter(null, null, null, null, null, 100));
        assertThat(log)
                .extracting(
                        entry -> entry.entry().action() + " " + entry.entry().subject() + " " + entry.outcome())
                .contains(
                        "account add maria DONE",
                        "token add maria ci DONE",
                        "account add maria FAILED",
                        "account reset nobody FAILED")
                .noneMatch(line -> line.contains("list"));
        assertThat(log.toString()).doesNotContain(password).doesNotContain(secret);
        assertThat(log).allSatisfy(entry -> assertThat(entry.outcome()).isIn((Object[]) Outcome.values()));
    }

    private static JsonNode json(Said said) {
        return JsonMapper.shared().readTree(said.out());
    }

    private static JdbcClient jdbc() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(PgConnections.url(DATABASE));
        source.setUser(DATABASE.user());
        source.setPassword(Objects.requireNonNull(DATABASE.password()).reveal());
        return JdbcClient.create(source);
    }

    private Said say(String... words) {
        Map<String, String> environment = new HashMap<>();
        Secret password = Objects.requireNonNull(DATABASE.password());
        environment.put(
                "MAINTENANCE_DATABASE_URL",
                "postgresql://" + DATABASE.user() + "@" + DATABASE.host() + ":" + DATABASE.port() + "/"
                        + DATABASE.database());
        environment.put("MAINTENANCE_DATABASE_PASSWORD", password.reveal());
        return Said.in(
                environment,
                Stream.concat(
                                Stream.of(words),
                                Stream.of("--home", folder.resolve("var").toString()))
                        .toArray(String[]::new));
    }
}
