package com.sitearis.maintenance.backup.restore;

import com.sitearis.maintenance.backup.witness.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An archive's entries as {@code pg_restore --list} prints them:
 * {@code <entry>; <catalogue oid> <object oid> <TYPE> <schema> <name> <owner>}.
 */
public record TableOfContents(List<String> lines) {

    private static final Pattern ENTRY = Pattern.compile("\\d+; (?<catalogue>\\d+) (?<object>\\d+) (?<what>.*)");
    private static final String TABLES = "1259";

    /** The entries that stay, and the ones that cannot be restored without what is missing. */
    public record Split(List<String> kept, List<String> skipped) {
        /** Whether a definition is among the skipped entries. */
        public boolean skips(Witness.Definition definition) {
            String words = " " + definition.type() + " " + definition.schema() + " " + definition.name() + " ";
            return skipped.stream().anyMatch(line -> line.contains(words));
        }

        /** The skipped objects that have an oid of their own, as {@code TYPE schema name}. */
        List<String> skippedObjects() {
            return skipped.stream()
                    .map(ENTRY::matcher)
                    .filter(Matcher::matches)
                    .filter(entry -> !entry.group("catalogue").equals("0"))
                    .map(entry -> entry.group("what"))
                    .filter(what -> !what.startsWith("EXTENSION "))
                    .map(what -> what.substring(0, what.lastIndexOf(' '))) // its owner stands last
                    .distinct()
                    .toList();
        }
    }

    int entries() {
        return (int)
                lines.stream().filter(line -> ENTRY.matcher(line).matches()).count();
    }

    /**
     * Separates what needs a missing extension.
     *
     * @param extensions names of the missing ones
     * @param dependents {@code <catalogue oid>:<object oid>} of what depends on them
     */
    Split without(Set<String> extensions, Set<String> dependents) {
        List<String> kept = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (String line : lines) {
            (needs(line, extensions, dependents) ? skipped : kept).add(line);
        }
        List<String> attached =
                kept.stream().filter(line -> attached(line, skipped)).toList();
        kept.removeAll(attached);
        skipped.addAll(attached);
        return new Split(kept, skipped);
    }

    private static boolean needs(String line, Set<String> extensions, Set<String> dependents) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches()) {
            return false;
        }
        String what = entry.group("what");
        boolean extension = extensions.stream()
                .anyMatch(name -> what.startsWith("EXTENSION - " + name + " ")
                        || what.startsWith("COMMENT - EXTENSION " + name + " "));
        // the rows of a table are an entry of their own, without a catalogue but with the table's oid
        String catalogue = entry.group("catalogue").equals("0") ? TABLES : entry.group("catalogue");
        return extension || dependents.contains(catalogue + ":" + entry.group("object"));
    }

    /** Comments, privileges and the like have no oid: they name what they belong to. */
    private static boolean attached(String line, List<String> skipped) {
        Matcher entry = ENTRY.matcher(line);
        if (!entry.matches() || !entry.group("object").equals("0")) {
            return false;
        }
        for (String gone : skipped) {
            Matcher skip = ENTRY.matcher(gone);
            if (skip.matches() && names(entry.group("what"), skip.group("what"))) {
                return true;
            }
        }
        return false;
    }

    private static boolean names(String what, String skipped) {
        String[] words = skipped.split(" ", 4);
        if (words.length < 4) {
            return false;
        }
        String type = words[0];
        String schema = words[1];
        String name = words[2];
        return what.contains(" " + schema + " " + type + " " + name + " ")
                || what.contains(" " + schema + " COLUMN " + name + ".");
    }
}
