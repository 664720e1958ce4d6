package com.sitearis.maintenance.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Secrets that are known by a mark: letters and digits only, which URLs, HTML, JSON and quoted-printable leave alone. Looked for as they
 * are, in hexadecimal digits, and in base64 wherever in it they begin.
 */
final class PlantedSecrets {

    private static final int END = 14;
    private static final Pattern BROKEN_LINES = Pattern.compile("=?\\R");

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Set<String>> shapes = new LinkedHashMap<>();

    /** What was seen, by the secret's name: the places. */
    final Map<String, Set<String>> leaks = new TreeMap<>();

    /** A secret with characters that need care beside its mark. */
    String plant(String name) {
        return plant(name, "%s&\"+%%/<é");
    }

    /** @param shape with {@code %s} where the mark goes */
    String plant(String name, String shape) {
        String mark = "planted%02dsecret".formatted(values.size());
        return know(name, shape.formatted(mark), mark);
    }

    /** One that cannot be chosen: its first characters may be shown, as those of a token are. */
    String know(String name, String value) {
        return know(name, value, value.substring(value.length() - END));
    }

    private String know(String name, String value, String mark) {
        values.put(name, value);
        Set<String> looks = new TreeSet<>();
        looks.add(mark.toLowerCase(Locale.ROOT));
        looks.add(HexFormat.of().formatHex(mark.getBytes(ISO_8859_1)));
        for (int before = 0; before < 3; before++) {
            String base64 = Base64.getEncoder().encodeToString((" ".repeat(before) + mark).getBytes(ISO_8859_1));
            // Its first and last characters hold bits of the neighbours as well.
            looks.add(base64.substring(before == 0 ? 0 : before + 1, base64.length() - 4)
                    .toLowerCase(Locale.ROOT));
        }
        shapes.put(name, looks);
        return value;
    }

    /** For the environment of programs. */
    Map<String, String> values() {
        return values;
    }

    void lookAt(String place, byte[] bytes) {
        lookAt(place, new String(bytes, ISO_8859_1));
    }

    void lookAt(String place, String text) {
        String plain = text.toLowerCase(Locale.ROOT);
        String unbroken = BROKEN_LINES.matcher(plain).replaceAll("");
        shapes.forEach((name, looks) -> {
            if (looks.stream().anyMatch(look -> plain.contains(look) || unbroken.contains(look))) {
                leaks.computeIfAbsent(name, key -> new TreeSet<>()).add(place);
            }
        });
    }
}
