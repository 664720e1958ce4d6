package com.sitearis.maintenance.backup.restore;

import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgChild;
import com.sitearis.maintenance.postgres.PgCommand;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.run.StepScope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of pg_restore and psql, in one place. */
public final class PgRestore {

    private final PgPrograms programs;
    private final int major;

    /**
     * @param major the program's least major version: that of the dump, or of the server restored into if that is newer
     */
    public PgRestore(PgPrograms programs, int major) {
        this.programs = programs;
        this.major = major;
    }

    /** The archive's table of contents; fails on an archive that cannot be read at all. */
    public TableOfContents contents(Path archive) throws IOException {
        try (PgChild child = start("pg_restore", List.of("--list", archive.toString()), null);
                var text = new BufferedReader(new InputStreamReader(child.stdout(), StandardCharsets.UTF_8))) {
            List<String> lines = text.lines().toList();
            child.requireSuccess();
            return new TableOfContents(lines);
        }
    }

    /**
     * Restores an archive into an empty database.
     *
     * @param list the entries to restore, or null for all
     * @param ownership whether owners and privileges are restored
     * @return what went wrong, in the program's words; empty when nothing did
     */
    List<String> restore(
            Path archive, PgAddress database, int jobs, @Nullable Path list, boolean ownership, StepScope scope)
            throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--no-tablespaces", "--jobs=" + jobs, "--dbname=" + database.database()));
        if (!ownership) {
            arguments.addAll(List.of("--no-owner", "--no-privileges"));
        }
        if (list != null) {
            arguments.add("--use-list=" + list);
        }
        arguments.add(archive.toString());
        try (PgChild child = start("pg_restore", arguments, database);
                var stop = scope.onStop(child::kill)) {
            return errors(child, scope);
        }
    }

    /** Runs a script of statements, going on after errors, and returns them. */
    public List<String> script(Path script, PgAddress database, StepScope scope) throws IOException {
        List<String> arguments = List.of("--no-psqlrc", "--quiet", "--file=" + script);
        try (PgChild child = start("psql", arguments, database);
                var stop = scope.onStop(child::kill)) {
            return errors(child, scope);
        }
    }

    private PgChild start(String program, List<String> arguments, @Nullable PgAddress address) {
        return programs.start(new PgCommand(programs.find(program, major), arguments, address, null));
    }

    /** psql answers 0 after failed statements and pg_restore 1 after any: what they said on stderr counts. */
    private static List<String> errors(PgChild child, StepScope scope) throws IOException {
        child.stdout().transferTo(java.io.OutputStream.nullOutputStream());
        int code = child.await();
        scope.checkStop();
        List<String> errors = new ArrayList<>();
        String entry = "";
        for (String line : child.lastLines()) {
            if (line.contains("from TOC entry ")) {
                entry = " (" + line.substring(line.indexOf("from TOC entry ") + 5) + ")";
            } else if (line.contains("error: ") || line.contains("ERROR:") || line.contains("FATAL:")) {
                errors.add(line.replaceFirst("^(pg_restore|psql)[^ ]*: ", "").strip() + entry);
            }
        }
        if (code != 0 && errors.isEmpty()) {
            errors.add("ended with exit code " + code + ": " + String.join(" ", child.lastLines()));
        }
        return errors;
    }

    /** Writes the entries to restore where pg_restore reads them. */
    static Path writeList(Path file, List<String> lines) throws IOException {
        return Files.write(file, lines);
    }
}
