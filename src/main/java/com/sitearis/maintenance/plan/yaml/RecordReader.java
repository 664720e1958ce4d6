package com.sitearis.maintenance.plan.yaml;

import com.sitearis.maintenance.plan.yaml.Keys.Entry;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a mapping into a record: its components are the keys, and every other key is a problem. */
public final class RecordReader {

    private final Findings findings;
    private final ValueReader values;

    public RecordReader(Findings findings, Variables variables) {
        this.findings = findings;
        this.values = new ValueReader(findings, variables, this);
    }

    /**
     * The record, with stand-ins where something could not be read (which is then a finding); empty when nothing at all can
     * be made of it.
     *
     * @param node null or blank for a mapping without keys
     */
    public <T> Optional<T> read(Class<T> type, @Nullable Node node, String path) {
        if (node != null && !blank(node) && !(node instanceof MappingNode)) {
            findings.problem(
                    path,
                    Findings.line(node),
                    "is no mapping",
                    "write keys below it, such as " + Keys.names(type).get(0) + ": …");
            return Optional.empty();
        }
        int line = node == null ? findings.line(path) : Findings.line(node);
        Map<String, NodeTuple> given = node instanceof MappingNode mapping ? entries(mapping, path) : Map.of();
        refuseUnknown(type, given, path);
        return build(type, given, path, line);
    }

    /** The entries by key, in order. Duplicates and keys that are no words are findings. */
    Map<String, NodeTuple> entries(MappingNode mapping, String path) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            Optional<String> word = ValueReader.text(key).filter(text -> text.matches("[\\w.-]{1,80}"));
            if (key.getTag().equals(Tag.MERGE) || word.isEmpty()) {
                String wrong =
                        key.getTag().equals(Tag.MERGE) ? "merge keys (<<) are not read" : "a key that is no word";
                findings.problem(path, Findings.line(key), wrong, "write each key by itself, as word: value");
            } else if (entries.putIfAbsent(word.get(), tuple) != null) {
                findings.problem(
                        below(path, word.get()), Findings.line(key), "is given twice", "remove one of the two");
            } else {
                findings.place(below(path, word.get()), key, tuple.getValueNode());
            }
        }
        return entries;
    }

    static String below(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static boolean blank(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private void refuseUnknown(Class<?> type, Map<String, NodeTuple> given, String path) {
        List<String> known = Keys.names(type);
        List<String> open =
                known.stream().filter(key -> !given.containsKey(key)).toList();
        given.forEach((key, tuple) -> {
            if (!known.contains(key)) {
                String advice = Nearest.of(key, open.isEmpty() ? known : open)
                        .or(() -> Nearest.of(key, known))
                        .map(near -> "did you mean " + near + "?")
                        .orElseGet(() -> "known keys are " + String.join(", ", known));
                findings.problem(below(path, key), Findings.line(tuple.getKeyNode()), "unknown key", advice);
            }
        });
    }

    private <T> Optional<T> build(Class<T> type, Map<String, NodeTuple> given, String path, int line) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (Entry entry : Keys.of(type)) {
            if (entry.inline()) {
                parts.add(build(entry.inlined(), given, path, line).orElse(null));
            } else {
                parts.add(part(entry, given.get(entry.name()), path, line));
            }
        }
        return instance(type, parts, path, line);
    }

    private @Nullable Object part(Entry entry, @Nullable NodeTuple given, String path, int line) {
        String at = below(path, entry.name());
        if (given != null && !(blank(given.getValueNode()) && ValueReader.mayBeBlank(entry.type()))) {
            return values.read(entry, given.getValueNode(), at);
        }
        Optional<Object> absent = values.absent(entry);
        if (absent.isEmpty() && !entry.nullable()) {
            String example = entry.example().isEmpty() ? "…" : entry.example();
            findings.problem(at, line, "is missing", "write " + entry.name() + ": " + example);
            return values.standIn(entry.type()).orElse(null);
        }
        return absent.orElse(null);
    }

    private <T> Optional<T> instance(Class<T> type, List<@Nullable Object> parts, String path, int line) {
        try {
            return Optional.of(instance(type, parts));
        } catch (InvocationTargetException e) {
            // A record that checks itself may refuse a stand-in as well: that is no news then.
            if (!findings.troubledBelow(path)) {
                String message = e.getTargetException().getMessage();
                findings.problem(path, line, message == null ? "is refused" : message, "correct the keys below it");
            }
            return Optional.empty();
        }
    }

    /** A record of stand-ins and fallbacks, or empty when the record refuses them. */
    <T> Optional<T> standIn(Class<T> type) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (Entry entry : Keys.of(type)) {
            Optional<?> absent = entry.inline() ? standIn(entry.inlined()) : values.absent(entry);
            boolean none = absent.isEmpty() && !entry.nullable() && !entry.inline();
            parts.add(none ? values.standIn(entry.type()).orElse(null) : absent.orElse(null));
        }
        try {
            return Optional.of(instance(type, parts));
        } catch (InvocationTargetException e) {
            return Optional.empty();
        }
    }

    private static <T> T instance(Class<T> type, List<@Nullable Object> parts) throws InvocationTargetException {
        try {
            Class<?>[] types = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<T> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(parts.toArray());
        } catch (InvocationTargetException e) {
            throw e;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be built from its components", e);
        }
    }
}
