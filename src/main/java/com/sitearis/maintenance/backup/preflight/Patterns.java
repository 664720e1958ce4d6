package com.sitearis.maintenance.backup.preflight;

import com.sitearis.maintenance.backup.manifest.Manifest;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What pg_dump's patterns pick, near enough to warn before the dump: {@code *} and {@code ?}, quoted names, a dot between
 * schema and table. The dump itself is picked by pg_dump.
 */
final class Patterns {

    private final Manifest.Selection selection;

    Patterns(Manifest.Selection selection) {
        this.selection = selection;
    }

    boolean picks(String schema, String table) {
        boolean byName = !selection.includeSchemas().isEmpty()
                || !selection.includeTables().isEmpty();
        boolean included = !byName
                || any(selection.includeSchemas(), schema)
                || anyTable(selection.includeTables(), schema, table);
        return included
                && !any(selection.excludeSchemas(), schema)
                && !anyTable(selection.excludeTables(), schema, table);
    }

    private static boolean any(List<String> patterns, String name) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean anyTable(List<String> patterns, String schema, String table) {
        return patterns.stream().anyMatch(pattern -> {
            int dot = dotOutsideQuotes(pattern);
            return dot < 0
                    ? matches(pattern, table)
                    : matches(pattern.substring(0, dot), schema) && matches(pattern.substring(dot + 1), table);
        });
    }

    private static int dotOutsideQuotes(String pattern) {
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == '"') {
                quoted = !quoted;
            } else if (pattern.charAt(i) == '.' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(String pattern, String name) {
        StringBuilder regex = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == '*') {
                regex.append(".*");
            } else if (!quoted && c == '?') {
                regex.append('.');
            } else {
                String letter = String.valueOf(c);
                regex.append(Pattern.quote(quoted ? letter : letter.toLowerCase(Locale.ROOT)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(name).matches();
    }
}
