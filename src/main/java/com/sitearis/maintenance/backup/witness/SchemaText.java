package com.sitearis.maintenance.backup.witness;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Reads {@code pg_dump --schema-only} as one {@link Witness.Definition} for each object. Two databases with the same
 * objects give the same definitions when the same program reads them; lines that differ from call to call (the
 * {@code \restrict} token, the versions) are left out.
 */
public final class SchemaText {

    private static final Pattern HEADER =
            Pattern.compile("-- Name: (?<name>.*); Type: (?<type>[A-Z ]+); Schema: (?<schema>.*); Owner: (?<owner>.*)");
    private static final Pattern OWNERSHIP = Pattern.compile("ALTER .* OWNER TO .*;");

    private final List<Witness.Definition> definitions = new ArrayList<>();
    private final Map<String, Integer> seen = new HashMap<>();
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private Matcher current = HEADER.matcher("");
    private boolean inside;

    public static List<Witness.Definition> read(BufferedReader text) throws IOException {
        SchemaText reading = new SchemaText();
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            reading.line(line);
        }
        reading.finish();
        return List.copyOf(reading.definitions);
    }

    private void line(String line) {
        Matcher header = HEADER.matcher(line);
        if (header.matches()) {
            finish();
            current = header;
            inside = true;
        }
        boolean frame = line.isEmpty() || line.equals("--") || line.startsWith("-- PostgreSQL database dump complete");
        if (header.matches() || OWNERSHIP.matcher(line).matches()) {
            return; // a copy restored without owners has the same digest
        }
        // SET default_… lines belong to the order of objects, not to an object
        if (inside && !frame && !line.startsWith("\\") && !line.startsWith("SET default_")) {
            digest.update(line.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
    }

    private void finish() {
        if (!inside) {
            return;
        }
        String type = current.group("type");
        String schema = current.group("schema");
        String name = current.group("name");
        int nth = seen.merge(type + '\0' + schema + '\0' + name, 1, Integer::sum);
        String unique = nth == 1 ? name : name + " #" + nth;
        definitions.add(new Witness.Definition(
                type, schema, unique, current.group("owner"), HexFormat.of().formatHex(digest.digest())));
        inside = false;
    }
}
