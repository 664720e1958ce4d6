package com.sitearis.maintenance.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Folders that may hold PostgreSQL's programs, in the order in which they are preferred. */
final class ProgramFolders {

    private static final Logger log = LoggerFactory.getLogger(ProgramFolders.class);

    /** Folder and pattern of its versions; {@code bin} lies below each. */
    private static final List<Map.Entry<String, String>> USUAL = List.of(
            Map.entry("/usr/lib/postgresql", "*"),
            Map.entry("/usr", "pgsql-*"),
            Map.entry("/opt/homebrew/opt", "postgresql@*"),
            Map.entry("/usr/local/opt", "postgresql@*"),
            Map.entry("/usr/local", "pgsql"));

    /** The version as the distributions write it into the folder's name; asking the program costs a process. */
    private static final Pattern IN_FOLDER = Pattern.compile("(?:postgresql/|pgsql-|postgresql@)(\\d+)/bin$");

    private static final Pattern IN_ANSWER = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

    private final List<Path> folders;
    private final Map<Path, OptionalInt> majors = new ConcurrentHashMap<>();

    ProgramFolders(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    /** PATH, then the usual folders. */
    static ProgramFolders ofThisMachine() {
        Set<Path> folders = new LinkedHashSet<>();
        String path = System.getenv("PATH");
        if (path != null) {
            Stream.of(path.split(File.pathSeparator))
                    .filter(folder -> folder.startsWith("/"))
                    .map(Path::of)
                    .forEach(folders::add);
        }
        USUAL.forEach(usual -> folders.addAll(below(Path.of(usual.getKey()), usual.getValue())));
        return new ProgramFolders(new ArrayList<>(folders));
    }

    /** Every copy of the program whose version could be told. */
    Stream<PgProgram> holding(String name) {
        return folders.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .filter(path -> !isWrapper(path))
                .flatMap(path -> major(path).stream().mapToObj(major -> new PgProgram(name, path, major)));
    }

    /** Debian's /usr/bin/pg_dump is a Perl script that picks a version by rules of its own. */
    private static boolean isWrapper(Path path) {
        try {
            return path.toRealPath().getFileName().toString().equals("pg_wrapper");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OptionalInt major(Path path) {
        return majors.computeIfAbsent(path, ProgramFolders::tellMajor);
    }

    private static OptionalInt tellMajor(Path path) {
        Matcher inFolder = IN_FOLDER.matcher(path.resolveSibling("").toString());
        if (inFolder.find()) {
            return OptionalInt.of(Integer.parseInt(inFolder.group(1)));
        }
        Matcher inAnswer = IN_ANSWER.matcher(ShortCommand.output(List.of(path.toString(), "--version")));
        if (inAnswer.find()) {
            return OptionalInt.of(Integer.parseInt(inAnswer.group(1)));
        }
        log.warn("{} does not tell a PostgreSQL version with --version; it is not used", path);
        return OptionalInt.empty();
    }

    private static List<Path> below(Path parent, String versions) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(parent, versions)) {
                entries.forEach(entry -> found.add(entry.resolve("bin")));
            } catch (IOException e) {
                log.warn("cannot list {}; PostgreSQL's programs in it are not found", parent, e);
            }
        }
        return found;
    }
}
