package com.sitearis.maintenance.plan.yaml;

import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.plan.yaml.Keys.Entry;
import com.sitearis.maintenance.plan.yaml.Variables.Resolved;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one value by the type it is to have. */
final class ValueReader {

    private final Findings findings;
    private final Variables variables;
    private final RecordReader records;

    ValueReader(Findings findings, Variables variables, RecordReader records) {
        this.findings = findings;
        this.variables = variables;
        this.records = records;
    }

    /** The value, its stand-in after a finding, or null where even that does not exist. */
    @Nullable
    Object read(Entry entry, Node node, String path) {
        return read(entry.type(), node, path)
                .or(() -> entry.nullable() ? Optional.empty() : absent(entry).or(() -> standIn(entry.type())))
                .orElse(null);
    }

    /** The value of a key that is not given. */
    Optional<Object> absent(Entry entry) {
        if (!entry.fallback().isEmpty()) {
            return Scalar.of(raw(entry.type())).map(scalar -> scalar.parse().apply(entry.fallback()));
        }
        return raw(entry.type()) == List.class || raw(entry.type()) == Map.class
                ? standIn(entry.type())
                : Optional.empty();
    }

    /** Something of the type that stands where a value could not be read; empty only where a record refuses it. */
    Optional<Object> standIn(Type type) {
        Class<?> raw = raw(type);
        if (raw == List.class) {
            return Optional.of(List.of());
        }
        if (raw == Map.class) {
            return Optional.of(Map.of());
        }
        if (raw == Secret.class) {
            return Optional.of(Secret.missing("NOT_READ"));
        }
        Class<?> built = raw.isSealed() ? raw.getPermittedSubclasses()[0] : raw;
        return built.isRecord()
                ? records.standIn(built).map(Object.class::cast)
                : Scalar.of(raw).map(Scalar::standIn);
    }

    /** A key with nothing behind it, all its entries in comments perhaps, is as good as absent for these. */
    static boolean mayBeBlank(Type type) {
        return raw(type) == List.class || raw(type) == Map.class || raw(type) == Node.class;
    }

    static Optional<String> text(Node node) {
        return node instanceof ScalarNode scalar && !RecordReader.blank(node)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    private Optional<Object> read(Type type, Node node, String path) {
        Class<?> raw = raw(type);
        if (raw == Node.class) {
            return Optional.of(node);
        }
        if (raw == Secret.class) {
            return secret(node, path);
        }
        if (raw == List.class) {
            return list(argument(type, 0), node, path);
        }
        if (raw == Map.class) {
            return map(argument(type, 1), node, path);
        }
        // Newer Javas seal some of their own types, such as ZoneId: those are still one word.
        if (raw.isSealed() && Scalar.of(raw).isEmpty()) {
            return variant(raw, node, path);
        }
        return raw.isRecord() ? records.read(raw, node, path).map(Object.class::cast) : scalar(raw, node, path);
    }

    private Optional<Object> secret(Node node, String path) {
        Optional<String> name = text(node).flatMap(Variables::only);
        if (name.isEmpty()) {
            String[] words =
                    path.replaceAll("^(databases|stores|settings)\\.", "").split("[^A-Za-z0-9]+", -1);
            String variable = String.join("_", words).toUpperCase(Locale.ROOT);
            findings.problem(
                    path,
                    Findings.line(node),
                    "a secret may not stand in a file",
                    "write ${" + variable + "} and set it in the environment");
            return Optional.empty();
        }
        Optional<String> value = variables.value(name.get());
        if (value.isEmpty()) {
            findings.missing(name.get(), path, true);
        }
        return Optional.of(
                value.map(known -> new Secret(name.get(), known)).orElseGet(() -> Secret.missing(name.get())));
    }

    private Optional<Object> scalar(Class<?> type, Node node, String path) {
        Scalar scalar = Scalar.of(type).orElseThrow(() -> new IllegalStateException("no plan file holds a " + type));
        Optional<String> raw = text(node);
        if (raw.isEmpty()) {
            String what =
                    node instanceof ScalarNode ? "has no value" : "is a list or a mapping, not a " + scalar.name();
            findings.problem(path, Findings.line(node), what, scalar.advice().apply(""));
            return Optional.empty();
        }
        return resolved(raw.get(), node, path).flatMap(text -> parsed(scalar, text, raw.get(), node, path));
    }

    /** The text with its variables. A missing one stays as it is written, and the caller's stand-in follows if that is no value. */
    private Optional<String> resolved(String raw, Node node, String path) {
        Resolved resolved = variables.resolve(raw);
        if (resolved.malformed()) {
            findings.problem(
                    path, Findings.line(node), "holds ${ without a variable's name and }", "write ${NAME}, or no ${");
            return Optional.empty();
        }
        resolved.missing().forEach(variable -> findings.missing(variable, path, false));
        return Optional.of(resolved.text());
    }

    private Optional<Object> parsed(Scalar scalar, String text, String raw, Node node, String path) {
        try {
            return Optional.of(scalar.parse().apply(text));
        } catch (RuntimeException e) {
            // Every parser has its own exception; the finding says more than any of them.
            if (!findings.isMissing(path)) {
                boolean variable = !raw.equals(text);
                findings.problem(
                        path,
                        Findings.line(node),
                        Shown.quoted(raw) + (variable ? " holds no " : " is no ") + scalar.name(),
                        scalar.advice().apply(variable ? "" : text));
            }
            return Optional.empty();
        }
    }

    private Optional<Object> list(Type element, Node node, String path) {
        if (!(node instanceof SequenceNode sequence)) {
            findings.problem(path, Findings.line(node), "is no list", "write [one, two], or one per line after a dash");
            return Optional.empty();
        }
        List<Object> list = new ArrayList<>();
        for (Node child : sequence.getValue()) {
            String at = path + "[" + list.size() + "]";
            findings.place(at, child, child);
            // An element that cannot be read keeps its place, so that the numbers in later findings are right.
            read(element, child, at).or(() -> standIn(element)).ifPresent(list::add);
        }
        return Optional.of(Collections.unmodifiableList(list));
    }

    private Optional<Object> map(Type element, Node node, String path) {
        if (node instanceof SequenceNode names && needsNothing(element)) {
            return Optional.of(names(element, names, path));
        }
        if (!(node instanceof MappingNode mapping)) {
            findings.problem(path, Findings.line(node), "is no mapping", "write name: … below it");
            return Optional.empty();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, NodeTuple> entry : records.entries(mapping, path).entrySet()) {
            String at = RecordReader.below(path, entry.getKey());
            Node value = entry.getValue().getValueNode();
            read(element, value, at).or(() -> standIn(element)).ifPresent(read -> map.put(entry.getKey(), read));
        }
        return Optional.of(Collections.unmodifiableMap(map));
    }

    /** Whether an entry may be its name alone: a record that works without any key. */
    private static boolean needsNothing(Type type) {
        return raw(type).isRecord()
                && Keys.of(raw(type)).stream()
                        .allMatch(entry -> !entry.inline()
                                && (entry.nullable() || !entry.fallback().isEmpty() || mayBeBlank(entry.type())));
    }

    /** The short form of a mapping: a list of names, each with nothing below it. */
    private Map<String, Object> names(Type element, SequenceNode names, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        List<Node> children = names.getValue();
        for (int i = 0; i < children.size(); i++) {
            String at = path + "[" + i + "]";
            Node child = children.get(i);
            findings.place(at, child, child);
            scalar(String.class, child, at).map(String.class::cast).ifPresent(name -> {
                findings.place(RecordReader.below(path, name), child, child);
                if (map.containsKey(name)) {
                    findings.problem(at, "is given twice", "remove one of the two");
                }
                standIn(element).ifPresent(nothing -> map.put(name, nothing));
            });
        }
        return Collections.unmodifiableMap(map);
    }

    /** A choice between records: {@code kind:} says which. */
    private Optional<Object> variant(Class<?> sealed, Node node, String path) {
        Map<String, Class<?>> variants = variants(sealed);
        Optional<NodeTuple> kind = node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .filter(tuple ->
                                text(tuple.getKeyNode()).filter("kind"::equals).isPresent())
                        .findFirst()
                : Optional.empty();
        Optional<String> word = kind.flatMap(tuple -> text(tuple.getValueNode()));
        if (word.isEmpty() || !variants.containsKey(word.get())) {
            findings.problem(
                    RecordReader.below(path, "kind"),
                    Findings.line(kind.map(NodeTuple::getKeyNode).orElse(node)),
                    word.map(known -> "unknown kind " + Shown.quoted(known)).orElse("is missing"),
                    Nearest.advice(word.orElse(""), variants.keySet()));
            return Optional.empty();
        }
        return records.read(variants.get(word.get()), node, path).map(Object.class::cast);
    }

    /** The records of a sealed choice by the word for each. Each has a component {@code kind}. */
    static Map<String, Class<?>> variants(Class<?> sealed) {
        Map<String, Class<?>> variants = new LinkedHashMap<>();
        Arrays.stream(sealed.getPermittedSubclasses())
                .forEach(variant -> variants.put(Keys.kebab(variant.getSimpleName()), variant));
        return variants;
    }

    private static Type argument(Type type, int index) {
        return ((ParameterizedType) type).getActualTypeArguments()[index];
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }
}
