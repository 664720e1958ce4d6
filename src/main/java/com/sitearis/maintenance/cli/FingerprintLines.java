package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.fingerprint.SqlNormalizer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers statements in JSON lines with their fingerprints, line by line. */
final class FingerprintLines {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final SqlNormalizer normalizer = new SqlNormalizer();
    private final PrintWriter out;

    FingerprintLines(PrintWriter out) {
        this.out = out;
    }

    void answer(InputStream in) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    out.println(answer(line, number));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(String line, long number) {
        Fingerprint fingerprint = normalizer.fingerprint(statement(line, number));
        return JSON.writeValueAsString(
                JSON.createObjectNode().put("fingerprint", fingerprint.id()).put("query", fingerprint.text()));
    }

    private static String statement(String line, long number) {
        try {
            JsonNode q = JSON.readTree(line).get("q");
            if (q != null && q.isString()) {
                return q.stringValue();
            }
        } catch (JacksonException e) {
            throw new StatementLineUnreadable(number, e);
        }
        throw new StatementLineUnreadable(number, null);
    }
}
