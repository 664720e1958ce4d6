package com.sitearis.maintenance.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.api.ApiNode.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every resource beside runs and jobs: what it lists, and what people do with it. */
@ExtendWith(SharedNode.class)
class ResourcesIT {

    private final ApiNode node;

    ResourcesIT(ApiNode node) {
        this.node = node;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/backups",
                "/backups?all=true&limit=1",
                "/backups/retention?database=shop",
                "/findings",
                "/incidents",
                "/incidents?closed=true",
                "/windows",
                "/sla",
                "/kpi",
                "/metrics",
                "/slow-queries/shop/weeks",
                "/slow-queries/shop/weeks/2026-11-16",
                "/plan/rows",
                "/jobs",
                "/runs"
            })
    void aListIsAPage(String path) {
        Answer answer = node.get("/api/v1" + path);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.json().get("items").isArray()).isTrue();
    }

    @Test
    void anIncidentIsOpenedTakenUpAnsweredAndClosed() {
        Answer opened = node.post(
                "/api/v1/incidents",
                "{\"title\": \"the shop is slow\", \"environment\": \"production\", \"priority\": \"P2\"}");
        assertThat(opened.status()).as(opened.response().body()).isEqualTo(201);
        String incident = opened.location();

        assertThat(node.post(incident + "/acknowledge", null)
                        .json()
                        .at("/incident/state")
                        .asString())
                .isEqualTo("ACKNOWLEDGED");
        node.post(incident + "/note", "{\"text\": \"an index was missing\", \"as\": \"root-cause\"}");
        node.post(incident + "/resolve", "{\"text\": \"added\"}");
        Answer closed = node.post(incident + "/close", "{}");

        assertThat(closed.json().at("/incident/state").asString()).isEqualTo("CLOSED");
        assertThat(node.post(incident + "/acknowledge", null).status()).isIn(409, 422);
        assertThat(node.get("/api/v1/incidents/999999").status()).isEqualTo(404);
    }

    @Test
    void aWindowIsAnnouncedAndCancelled() {
        Answer window = node.post(
                "/api/v1/windows",
                "{\"environment\": \"production\", \"from\": \"2100-01-01T00:00:00Z\", \"to\": \"2100-01-01T02:00:00Z\","
                        + " \"reason\": \"new disks\"}");
        assertThat(window.status()).as(window.response().body()).isEqualTo(201);

        Answer cancelled =
                node.post("/api/v1/windows/" + window.json().get("id").asLong() + "/cancel", null);

        assertThat(cancelled.json().get("cancelledBy").asString()).isEqualTo("operator-of-tests");
    }

    @Test
    void theAuditLogKnowsWhatWasAskedAndIsForAdministrators() {
        node.post("/api/v1/jobs/idle/pause", "{\"reason\": \"x\", \"until\": \"2100-01-01T00:00:00Z\"}");

        Answer log = node.send(Role.ADMIN, "GET", "/api/v1/audit?actor=operator-of-tests&limit=500", null);

        assertThat(log.json().get("items").toString()).contains("/api/v1/jobs/idle/pause");
        assertThat(node.get("/api/v1/audit").status()).isEqualTo(403);
    }

    @Test
    void prometheusHearsOfTheClusterAndOperatorsOfItsHealth() {
        String figures = node.get("/actuator/prometheus").response().body();

        assertThat(figures).contains("maintenance_nodes_alive 1").contains("jvm_memory_used_bytes");
        assertThat(node.send(null, "GET", "/actuator/health/readiness", null).status())
                .isEqualTo(200);
        assertThat(node.send(Role.OPERATOR, "GET", "/actuator/health", null)
                        .response()
                        .body())
                .contains("\"nodes\"");
        assertThat(node.get("/actuator/health").response().body()).doesNotContain("\"nodes\"");
    }

    @Test
    void aWeeksStatementsComeTheCostliestFirstPageByPage() {
        JdbcClient jdbc = node.context.getBean(JdbcClient.class);
        for (int number = 1; number <= 3; number++) {
            jdbc.sql("insert into app.query_text (fingerprint, text) values (?, ?)")
                    .params(number, "select " + number)
                    .update();
            jdbc.sql("""
                            insert into app.query_week (target, monday, source, fingerprint, calls, total_us, us_by_hour)
                            values ('shop', '2026-11-09', 'STATEMENTS', ?, 1, ?, array_fill(0::bigint, array[168]))""").params(number, number * 1000).update();
        }

        Answer first = node.get("/api/v1/slow-queries/shop/weeks/2026-11-09?limit=2");
        Answer second = node.get("/api/v1/slow-queries/shop/weeks/2026-11-09?limit=2&cursor="
                + first.json().get("next").asString());

        assertThat(first.json().at("/items/0/query").asString()).isEqualTo("select 3");
        assertThat(first.json().at("/items/1/query").asString()).isEqualTo("select 2");
        assertThat(second.json().get("items")).hasSize(1);
        assertThat(second.json().at("/items/0/sources/0/total_ms").asDouble()).isEqualTo(1.0);
    }
}
