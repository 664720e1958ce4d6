package com.sitearis.maintenance.plan.yaml;

import com.sitearis.maintenance.plan.Key;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The keys that a record stands for. */
public final class Keys {

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Keys() {}

    /**
     * One component of a record.
     *
     * @param name kebab-case; for an inline component not a key
     * @param fallback the value of an absent key as in YAML; empty for none
     * @param about and {@code example} for people
     */
    public record Entry(
            String name, Type type, boolean inline, boolean nullable, String fallback, String about, String example) {

        Class<?> inlined() {
            return (Class<?>) type;
        }
    }

    /** One entry for each component, in order. */
    public static List<Entry> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(Keys::entry).toList();
    }

    /** The names of all keys, those of inline components included. */
    public static List<String> names(Class<?> type) {
        return of(type).stream()
                .flatMap(entry -> entry.inline() ? names(entry.inlined()).stream() : Stream.of(entry.name()))
                .toList();
    }

    /**
     * {@code keepAtLeast} is {@code keep-at-least}, and so is {@code KEEP_AT_LEAST}; {@code wait_} is {@code wait}, which Java
     * does not allow as a component's name.
     */
    public static String kebab(String name) {
        String word = name.endsWith("_") ? name.substring(0, name.length() - 1) : name;
        return HUMP.matcher(word).replaceAll("-").replace('_', '-').toLowerCase(Locale.ROOT);
    }

    private static Entry entry(RecordComponent component) {
        boolean inline = component.isAnnotationPresent(Inline.class);
        Key key = component.getAnnotation(Key.class);
        if (!inline && key == null) {
            throw new IllegalStateException(
                    component.getDeclaringRecord() + ": the component " + component.getName() + " has no @Key");
        }
        return new Entry(
                kebab(component.getName()),
                component.getGenericType(),
                inline,
                component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                key == null ? "" : key.fallback(),
                key == null ? "" : key.about(),
                key == null ? "" : key.example());
    }
}
