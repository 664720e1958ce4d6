package com.sitearis.maintenance.plan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where the plan's files are: a folder, or the defaults packed into the program. */
public final class PlanFolder {

    static final String PLAN = "plan.yaml";
    private static final String PACKED = "classpath:jobs";

    private final @Nullable Path folder;

    private PlanFolder(@Nullable Path folder) {
        this.folder = folder;
    }

    public static PlanFolder of(Path folder) {
        return new PlanFolder(folder);
    }

    /** The shipped plan. */
    public static PlanFolder packed() {
        return new PlanFolder(null);
    }

    /** The folder asked for, or else {@code jobs/} in the working directory when it holds a plan, or else the shipped plan. */
    public static PlanFolder choose(@Nullable Path asked) {
        Path here = Path.of("jobs");
        return asked != null ? of(asked) : Files.exists(here.resolve(PLAN)) ? of(here) : packed();
    }

    /** As a person names it. */
    public String display() {
        return folder == null ? PACKED : folder.toString();
    }

    /** The same, wherever it is named from. */
    public String place() {
        return folder == null ? PACKED : folder.toAbsolutePath().normalize().toString();
    }

    /** One file, read once: what is parsed is what the digest says. */
    record Text(String name, String display, Path path, ByteBuffer bytes) {
        Text {
            bytes = bytes.asReadOnlyBuffer();
        }

        /** A job's name is its file's. */
        String job() {
            return name.substring(0, name.length() - ".yaml".length());
        }
    }

    /** The {@code .yaml} files by name. What cannot be read goes to {@code problems}. */
    List<Text> texts(Consumer<Problem> problems) {
        try {
            List<Text> texts = folder == null ? packedTexts() : folderTexts(folder, problems);
            return texts.stream().sorted(Comparator.comparing(Text::name)).toList();
        } catch (IOException | UncheckedIOException e) {
            problems.accept(new Problem(
                    display(),
                    1,
                    "",
                    "the folder cannot be read (" + e.getMessage() + ")",
                    "give another with --plan DIR"));
            return List.of();
        }
    }

    private static List<Text> folderTexts(Path folder, Consumer<Problem> problems) throws IOException {
        if (!Files.isDirectory(folder)) {
            problems.accept(
                    new Problem(folder.toString(), 1, "", "there is no such folder", "give another with --plan DIR"));
            return List.of();
        }
        List<Text> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(".yml")) {
                    // Passed over in silence, it would be a job that never runs.
                    problems.accept(new Problem(file.toString(), 1, "", "ends with .yml", "rename it to .yaml"));
                } else if (name.endsWith(".yaml") && !name.startsWith(".") && !Files.isDirectory(file)) {
                    read(name, file, texts, problems);
                }
            }
        }
        return texts;
    }

    private static void read(String name, Path file, List<Text> texts, Consumer<Problem> problems) {
        try {
            texts.add(new Text(name, file.toString(), file, ByteBuffer.wrap(Files.readAllBytes(file))));
        } catch (IOException e) {
            problems.accept(new Problem(
                    file.toString(),
                    1,
                    "",
                    "cannot be read (" + e.getClass().getSimpleName() + ")",
                    "make it readable"));
        }
    }

    private static List<Text> packedTexts() throws IOException {
        List<Text> texts = new ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(PACKED + "/*.yaml")) {
            String name = String.valueOf(file.getFilename());
            try (InputStream in = file.getInputStream()) {
                texts.add(
                        new Text(name, PACKED + "/" + name, Path.of("jobs", name), ByteBuffer.wrap(in.readAllBytes())));
            }
        }
        return texts;
    }
}
