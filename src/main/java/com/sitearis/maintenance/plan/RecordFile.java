package com.sitearis.maintenance.plan;

import com.sitearis.maintenance.plan.yaml.Findings;
import com.sitearis.maintenance.plan.yaml.RecordReader;
import com.sitearis.maintenance.plan.yaml.Variables;
import com.sitearis.maintenance.plan.yaml.YamlText;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/**
 * A YAML file beside the plan, such as a report's definition, read into a record with the plan's care: every problem at
 * once, with its line and the nearest right word. Values from the environment are not for such files.
 */
public final class RecordFile<T> {

    private final Findings findings;
    private final Optional<T> content;

    private RecordFile(Findings findings, Optional<T> content) {
        this.findings = findings;
        this.content = content;
    }

    /**
     * Reads a file.
     *
     * @param type a record whose components carry {@link Key}
     * @param display the file as a person names it
     */
    public static <T> RecordFile<T> read(Class<T> type, String display, ByteBuffer bytes) {
        Findings findings = new Findings(display, path -> false);
        RecordReader reader = new RecordReader(findings, new Variables(name -> null));
        return new RecordFile<>(findings, YamlText.parse(bytes, findings).flatMap(node -> reader.read(type, node, "")));
    }

    /** What the file says, with stand-ins for what could not be read; empty when nothing can be made of it. */
    public Optional<T> content() {
        return content;
    }

    /** Adds a problem at the line of a path such as {@code kpis.availability.objective}. */
    public void problem(String path, String wrong, String write) {
        findings.problem(path, wrong, write);
    }

    /** Adds a problem when a name is not among the known ones. */
    public void known(String path, String name, Iterable<String> known, String what) {
        for (String one : known) {
            if (one.equals(name)) {
                return;
            }
        }
        findings.unknown(path, name, known, what);
    }

    /** In the order in which they were found; with any of them the content is not to be used. */
    public List<Problem> problems() {
        return findings.problems().stream().sorted().toList();
    }
}
