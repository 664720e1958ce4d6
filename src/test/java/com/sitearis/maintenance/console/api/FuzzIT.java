package com.sitearis.maintenance.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.api.ApiNode.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Sends what nobody should to every operation of the API's document: no failure of ours, no hang, no leak. */
@ExtendWith(SharedNode.class)
class FuzzIT {

    private static final long SEED = 20261122;
    private static final int REQUESTS = 25;

    /** What is put into places; the first few are what belongs there, so that requests get past the first check. */
    private static final List<String> VALUES = List.of(
            "idle",
            "shop",
            "production",
            "1",
            "2026-11-16",
            "2026-11",
            "kpi-monthly",
            "2026-11-22T10:00:00Z",
            "",
            " ",
            "0",
            "-1",
            "999999999999999999999999",
            "9223372036854775807",
            "2147483648",
            "1e308",
            "NaN",
            "true",
            "null",
            "../../etc/passwd",
            "..\\..\\x",
            "%2e%2e%2f",
            "/",
            "//",
            "'; drop table app.run; --",
            "\" or 1=1",
            "${jndi:ldap://x}",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "é中\uD83D\uDE80\u202E",
            "\u0000",
            "\uD800",
            "\n\r\nX: y",
            "-999999999-01-01T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "+999999999-12",
            "0000-00",
            "a".repeat(3000));

    private static final List<String> JSON = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1.5",
            "1e400",
            "99999999999999999999",
            "[]",
            "{}",
            "[[[]]]",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"2026-11-22T10:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"P0\"",
            "\"anew\"",
            "\"idle\"",
            "\"shop\"",
            "\"production\"",
            "\"'; drop table app.run; --\"",
            "\"" + "b".repeat(5000) + "\"");

    private static final List<String> BODIES = List.of(
            "", "{", "[]", "null", "\"x\"", "{\"a\":1}", "[".repeat(2000), "{\"reason\":\"x\",\"reason\":\"y\"}");

    private final ApiNode node;
    private final Random random = new Random(SEED);

    FuzzIT(ApiNode node) {
        this.node = node;
    }

    @TestFactory
    Stream<DynamicTest> everyOperation() {
        JsonNode document = node.get("/api/v1/openapi.json").json();
        return document.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> DynamicTest.dynamicTest(
                                operation.getKey() + " " + path.getKey(),
                                () -> fuzz(document, path.getKey(), operation))));
    }

    private void fuzz(JsonNode document, String path, Map.Entry<String, JsonNode> operation) {
        String method = operation.getKey().toUpperCase(Locale.ROOT);
        for (int number = 0; number < REQUESTS; number++) {
            String address = address(path, operation.getValue());
            String body = method.equals("GET") ? null : body(document, operation.getValue());
            check(method + " " + address + " " + body, node.send(Role.ADMIN, method, address, body));
        }
    }

    private static void check(String request, Answer answer) {
        String shown = request.length() <= 600 ? request : request.substring(0, 600) + "…";
        String body = answer.response().body();
        assertThat(answer.status()).as("%s: %s", shown, body).isLessThan(500);
        assertThat(body)
                .as(shown)
                .doesNotContainPattern("Exception\\b")
                .doesNotContain(ApiNode.MARKED, "\tat ", "org.springframework", "java.lang", "org.postgresql");
        assertThat(answer.response().headers().map().toString()).as(shown).doesNotContain(ApiNode.MARKED);
    }

    private String address(String path, JsonNode operation) {
        StringBuilder address = new StringBuilder(path);
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.get("name").asString();
            if (parameter.get("in").asString().equals("path")) {
                int at = address.indexOf("{" + name + "}");
                address.replace(at, at + name.length() + 2, encoded(pick(VALUES)));
            } else if (parameter.get("in").asString().equals("query") && random.nextInt(3) > 0) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(name)
                        .append('=')
                        .append(encoded(pick(VALUES)));
            }
        }
        return address.append(query).toString();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private @Nullable String body(JsonNode document, JsonNode operation) {
        JsonNode schema = operation.at("/requestBody/content/application~1json/schema");
        if (schema.isMissingNode() || random.nextInt(5) == 0) {
            return random.nextInt(3) == 0 ? null : pick(BODIES);
        }
        String name = schema.path("$ref").asString("").replace("#/components/schemas/", "");
        StringBuilder body = new StringBuilder("{");
        for (String property :
                document.at("/components/schemas/" + name + "/properties").propertyNames()) {
            if (random.nextInt(4) > 0) {
                body.append(body.length() == 1 ? "" : ",")
                        .append('"')
                        .append(property)
                        .append("\":")
                        .append(pick(JSON));
            }
        }
        return body.append('}').toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
