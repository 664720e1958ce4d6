package com.sitearis.maintenance.backup.dump;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.witness.SchemaText;
import com.sitearis.maintenance.backup.witness.SourceSession;
import com.sitearis.maintenance.backup.witness.Witness;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.PgChild;
import com.sitearis.maintenance.postgres.PgCommand;
import com.sitearis.maintenance.postgres.PgPrograms;
import com.sitearis.maintenance.run.StepScope;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of pg_dump and pg_dumpall, in one place. */
public final class PgDump {

    private static final Logger log = LoggerFactory.getLogger(PgDump.class);

    private final PgPrograms programs;
    private final int serverMajor;

    public PgDump(PgPrograms programs, int serverMajor) {
        this.programs = programs;
        this.serverMajor = serverMajor;
    }

    /** The program's own words on its version, for the manifest. */
    String version() {
        return programs.run(PgCommand.of(programs.find("pg_dump", serverMajor), "--version"))
                .strip();
    }

    /** The archive in custom format on standard output, not compressed. */
    PgChild custom(SourceSession source, Manifest.Selection selection) {
        List<String> arguments = snapshot(source, selection);
        arguments.addAll(List.of("--format=custom", "--compress=0"));
        return start("pg_dump", arguments, source.address());
    }

    /** The archive in directory format, not compressed and not flushed, into a folder that is empty or does not exist. */
    PgChild directory(SourceSession source, Manifest.Selection selection, Path folder, int jobs) {
        List<String> arguments = snapshot(source, selection);
        arguments.addAll(List.of("--format=directory", "--compress=0", "--jobs=" + jobs));
        arguments.addAll(List.of("--no-sync", "--file=" + folder));
        return start("pg_dump", arguments, source.address());
    }

    /** The entries of an archive of the source, as {@code pg_restore --list} prints them; no rows are read for it. */
    List<String> contents(SourceSession source, Manifest.Selection selection) throws IOException {
        try (PgChild archive = custom(source, selection);
                PgChild list = start("pg_restore", List.of("--list"), null)) {
            Thread handing = new Thread(() -> handUntilRead(archive, list), "archive-contents");
            handing.setDaemon(true);
            handing.start();
            List<String> lines = new String(list.stdout().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            list.requireSuccess();
            return lines;
        }
    }

    private static void handUntilRead(PgChild archive, PgChild list) {
        try (OutputStream in = list.stdin()) {
            archive.stdout().transferTo(in);
        } catch (IOException enough) {
            log.debug("pg_restore has read the table of contents and leaves the rest", enough);
        }
    }

    private static List<String> snapshot(SourceSession source, Manifest.Selection selection) {
        List<String> arguments = new ArrayList<>(List.of("--snapshot=" + source.snapshot()));
        arguments.addAll(selection.arguments());
        return arguments;
    }

    /** All definitions within the source's snapshot. */
    List<Witness.Definition> schema(SourceSession source, Manifest.Selection selection, StepScope scope)
            throws IOException {
        return schema(snapshot(source, selection), source.address(), scope);
    }

    /**
     * All definitions of a restored copy.
     *
     * @param ownership whether owners and privileges were restored too
     */
    public List<Witness.Definition> schema(
            PgAddress copy, Manifest.Selection selection, boolean ownership, StepScope scope) throws IOException {
        List<String> arguments = new ArrayList<>(List.of());
        arguments.addAll(selection.arguments());
        if (!ownership) {
            arguments.addAll(List.of("--no-owner", "--no-privileges"));
        }
        return schema(arguments, copy, scope);
    }

    private List<Witness.Definition> schema(List<String> arguments, PgAddress address, StepScope scope)
            throws IOException {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--schema-only", "--no-tablespaces"));
        try (PgChild child = start("pg_dump", all, address);
                var stop = scope.onStop(child::kill);
                var text = new BufferedReader(new InputStreamReader(child.stdout(), StandardCharsets.UTF_8))) {
            List<Witness.Definition> definitions = SchemaText.read(text);
            child.requireSuccess();
            return definitions;
        }
    }

    /**
     * The cluster's roles on standard output.
     *
     * @param passwords whether the account may read them
     */
    PgChild roles(PgAddress address, boolean passwords) {
        List<String> arguments = new ArrayList<>(List.of("--roles-only"));
        if (!passwords) {
            arguments.add("--no-role-passwords");
        }
        arguments.add("--database=" + address.database());
        return start("pg_dumpall", arguments, address);
    }

    private PgChild start(String program, List<String> arguments, @Nullable PgAddress address) {
        return programs.start(new PgCommand(programs.find(program, serverMajor), arguments, address, null));
    }
}
