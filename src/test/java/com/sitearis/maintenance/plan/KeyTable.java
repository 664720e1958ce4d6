package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.yaml.Keys;
import com.sitearis.maintenance.plan.yaml.Keys.Entry;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/** The keys of a record as a table of the README, drawn from its annotations. */
public final class KeyTable {

    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("String", "text"),
            Map.entry("int", "whole number"),
            Map.entry("Integer", "whole number"),
            Map.entry("long", "whole number"),
            Map.entry("Long", "whole number"),
            Map.entry("boolean", "true or false"),
            Map.entry("Boolean", "true or false"),
            Map.entry("Duration", "duration"),
            Map.entry("Period", "calendar period"),
            Map.entry("ZoneId", "time zone"),
            Map.entry("LocalTime", "time of day"),
            Map.entry("LocalDate", "date"),
            Map.entry("BigDecimal", "number"),
            Map.entry("DataSize", "size"),
            Map.entry("Path", "path"),
            Map.entry("URI", "address"),
            Map.entry("Secret", "secret"));

    private KeyTable() {}

    public static String of(Class<?> type) {
        return entries(type)
                .map(KeyTable::row)
                .collect(Collectors.joining(
                        "", "| key | type | default | meaning | example |\n|---|---|---|---|---|\n", ""));
    }

    private static Stream<Entry> entries(Class<?> type) {
        return Keys.of(type).stream()
                .flatMap(entry -> entry.inline() ? entries((Class<?>) entry.type()) : Stream.of(entry));
    }

    private static String row(Entry entry) {
        return "| `" + entry.name() + "` | " + name(entry.type()) + " | " + fallback(entry) + " | " + entry.about()
                + " | "
                + (entry.example().isEmpty() ? "" : "`" + entry.name() + ": " + entry.example() + "`")
                        .replace("|", "\\|")
                + " |\n";
    }

    private static String fallback(Entry entry) {
        boolean many = entry.type() instanceof ParameterizedType;
        return !entry.fallback().isEmpty()
                ? "`" + entry.fallback() + "`"
                : many ? "none" : entry.nullable() ? "–" : "**required**";
    }

    private static String name(Type type) {
        if (type instanceof ParameterizedType generic) {
            List<Type> arguments = List.of(generic.getActualTypeArguments());
            String last = name(arguments.get(arguments.size() - 1));
            return arguments.size() == 1 ? "list of " + last : "name: " + last;
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            return Stream.of(raw.getEnumConstants())
                    .map(constant -> Keys.kebab(((Enum<?>) constant).name()))
                    .collect(Collectors.joining(", "));
        }
        String word = raw.getSimpleName().replaceAll("(Yaml|Settings)$", "").toLowerCase(Locale.ROOT);
        return raw == Node.class ? "the kind's settings" : NAMES.getOrDefault(raw.getSimpleName(), word);
    }
}
