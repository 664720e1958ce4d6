package com.sitearis.maintenance.slowquery.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fingerprints beside the query ids that the server wrote into its log; {@code src/bench/fingerprints.sh} does it for more. */
class QueryIdsTest {

    private static final Pattern STATEMENT =
            Pattern.compile("duration: [\\d.]+ ms  (?:statement|(?:parse|bind|execute) [^:]*): (.*)", Pattern.DOTALL);
    private static final Pattern DML = Pattern.compile("(?is)\\s*(?:select|insert|update|delete|with|values)\\b.*");
    private static final Pattern SECOND_STATEMENT = Pattern.compile(";\\s*[a-z]", Pattern.CASE_INSENSITIVE);

    private static final Map<Long, Set<String>> FORMS = new HashMap<>();
    private static final Map<String, Set<Long>> IDENTIFIERS = new HashMap<>();

    @BeforeAll
    static void readLog() throws IOException {
        JsonMapper json = JsonMapper.shared();
        for (String line :
                new String(Logs.mixed("json"), StandardCharsets.UTF_8).lines().toList()) {
            JsonNode one = json.readTree(line);
            Matcher statement = STATEMENT.matcher(one.path("message").asString(""));
            long identifier = one.path("query_id").asLong(0);
            if (identifier != 0 && statement.matches() && single(statement.group(1))) {
                String form = Fingerprint.of(statement.group(1)).text();
                FORMS.computeIfAbsent(identifier, none -> new TreeSet<>()).add(form);
                IDENTIFIERS.computeIfAbsent(form, none -> new TreeSet<>()).add(identifier);
            }
        }
    }

    private static boolean single(String sql) {
        return DML.matcher(sql).matches() && !SECOND_STATEMENT.matcher(sql).find();
    }

    @Test
    void splitsOnlyWhatTheServerRewritesAndOtherNamesOfColumns() {
        assertThat(FORMS).hasSizeGreaterThan(300);
        List<Set<String>> splits =
                FORMS.values().stream().filter(forms -> forms.size() > 1).toList();
        assertThat(splits)
                .containsExactlyInAnyOrder(
                        Set.of("select ? as trap", "select ? as trap2"),
                        Set.of(
                                "select id from products where id in (...)",
                                "select id from products where id = any(array[...])"));
    }

    @Test
    void mergesOnlyListsOfDifferentLengthsAndParametersWithConstants() {
        Set<String> merged = new TreeSet<>();
        IDENTIFIERS.forEach((form, identifiers) -> {
            if (identifiers.size() > 1) {
                merged.add(form);
            }
        });
        assertThat(merged)
                .containsExactlyInAnyOrder(
                        "insert into \"Audit Log\"(\"What\") values (?)",
                        "select id from products where id in (...)",
                        "select id from products where sku in (...)");
    }
}
