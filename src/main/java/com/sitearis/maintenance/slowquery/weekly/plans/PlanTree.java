package com.sitearis.maintenance.slowquery.weekly.plans;

import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.codec.digest.DigestUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The answer of {@code explain (format json)}, without literals. */
final class PlanTree {

    private static final JsonMapper JSON = new JsonMapper();

    /** What makes a node what it is. */
    private static final List<String> IDENTITY = List.of(
            "Node Type",
            "Operation",
            "Strategy",
            "Join Type",
            "Scan Direction",
            "Parent Relationship",
            "Schema",
            "Relation Name",
            "Index Name",
            "Function Name",
            "CTE Name",
            "Subplan Name");

    /** Texts with expressions, which may hold constants: of views, partial indexes, or the plan's own. */
    private static final Set<String> EXPRESSIONS = Set.of(
            "Filter",
            "Index Cond",
            "Recheck Cond",
            "Hash Cond",
            "Merge Cond",
            "Join Filter",
            "One-Time Filter",
            "TID Cond");

    /** A sequential scan with a filter. */
    record Scan(String schema, String table, String alias, double kept, String filter) {
        String name() {
            return schema + "." + table;
        }
    }

    private final JsonNode root;

    private PlanTree(JsonNode root) {
        this.root = root;
    }

    static PlanTree parse(String json) {
        return new PlanTree(JSON.readTree(json).path(0).path("Plan"));
    }

    double cost() {
        return root.path("Total Cost").asDouble();
    }

    /** The same for plans that differ in costs and estimates only. */
    String shape() {
        StringBuilder shape = new StringBuilder();
        shape(root, shape);
        byte[] hash = DigestUtils.sha256(shape.toString());
        return HexFormat.of().formatHex(hash, 0, 8);
    }

    private static void shape(JsonNode node, StringBuilder shape) {
        IDENTITY.forEach(key -> shape.append(text(node, key)).append('|'));
        shape.append('(');
        node.path("Plans").forEach(child -> shape(child, shape));
        shape.append(')');
    }

    /** Indented, as psql shows it. */
    String text() {
        StringBuilder text = new StringBuilder();
        text(root, 0, text);
        return text.toString().stripTrailing();
    }

    private static void text(JsonNode node, int depth, StringBuilder text) {
        String indent = "  ".repeat(depth);
        text.append(indent).append(depth == 0 ? "" : "-> ").append(title(node));
        text.append(String.format(
                Locale.ROOT,
                "  (cost %.0f, rows %.0f)%n",
                node.path("Total Cost").asDouble(),
                node.path("Plan Rows").asDouble()));
        for (String key : EXPRESSIONS.stream().sorted().toList()) {
            if (node.has(key)) {
                text.append(indent)
                        .append("     ")
                        .append(key)
                        .append(": ")
                        .append(plain(text(node, key)))
                        .append('\n');
            }
        }
        node.path("Plans").forEach(child -> text(child, depth + 1, text));
    }

    private static String title(JsonNode node) {
        StringBuilder title = new StringBuilder(text(node, "Node Type"));
        if (node.has("Join Type") && !text(node, "Join Type").equals("Inner")) {
            title.append(' ').append(text(node, "Join Type"));
        }
        if (node.has("Index Name")) {
            title.append(" using ").append(text(node, "Index Name"));
        }
        if (node.has("Relation Name")) {
            title.append(" on ").append(text(node, "Schema")).append('.').append(text(node, "Relation Name"));
        }
        return title.toString().strip();
    }

    /** Its sequential scans that have a filter. */
    List<Scan> scans() {
        List<Scan> scans = new ArrayList<>();
        scans(root, scans);
        return scans;
    }

    private static void scans(JsonNode node, List<Scan> scans) {
        if (text(node, "Node Type").equals("Seq Scan") && node.has("Filter")) {
            scans.add(new Scan(
                    text(node, "Schema"),
                    text(node, "Relation Name"),
                    text(node, "Alias"),
                    node.path("Plan Rows").asDouble(),
                    text(node, "Filter")));
        }
        node.path("Plans").forEach(child -> scans(child, scans));
    }

    /** An expression without its constants. */
    static String plain(String expression) {
        return Fingerprint.of(expression).text();
    }

    private static String text(JsonNode node, String key) {
        return node.path(key).asString("");
    }
}
