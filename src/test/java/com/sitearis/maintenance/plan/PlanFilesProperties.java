package com.sitearis.maintenance.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever stands in the files, reading them ends with a plan or with problems, never with an exception. */
class PlanFilesProperties {

    private static final Path FOLDER = temporary();
    private static final List<String> PIECES = List.of(
            ":",
            "- ",
            "*",
            "&a ",
            "*a",
            "!x ",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "'",
            "\n",
            "  ",
            "\t",
            "~",
            "null",
            "#",
            "|",
            ">",
            "${",
            "${X}",
            "}",
            "%",
            "@",
            "---\n",
            "...\n",
            "<<: *a\n",
            "0x1",
            "-1",
            "99999999999",
            "PT-1S",
            "é",
            "\u0000",
            "\\U00110000",
            "\"\\x",
            "? ",
            "true",
            "kind: s3\n",
            "name: ",
            "P0D",
            "\uFEFF",
            "\uD83D\uDE00");

    private static Path temporary() {
        try {
            return Files.createTempDirectory("plan-properties");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeContainer
    static void unbroken() {
        assertThat(new PlanFixture(FOLDER)
                        .write("plan.yaml", PlanFixture.PLAN)
                        .write("job.yaml", PlanFixture.JOB)
                        .problems())
                .isEmpty();
    }

    @AfterContainer
    static void removeFolder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(FOLDER);
    }

    @Property(tries = 800)
    void aMutatedPlanIsReadOrRefused(@ForAll("plans") String plan, @ForAll("jobs") String job) {
        PlanFixture files = new PlanFixture(FOLDER).write("plan.yaml", plan).write("job.yaml", job);

        Loaded loaded = files.read();

        assertThat(loaded.read().isPresent()).isEqualTo(loaded.problems().isEmpty());
        assertThat(loaded.problems()).isSorted().allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.toString().lines()).hasSize(1);
        });
    }

    @Property(tries = 200)
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes) throws IOException {
        Files.writeString(FOLDER.resolve("plan.yaml"), PlanFixture.PLAN);
        Files.write(FOLDER.resolve("job.yaml"), bytes);

        assertThat(new PlanFixture(FOLDER).read().problems()).isNotEmpty();
    }

    @Provide
    Arbitrary<String> plans() {
        return mutated(PlanFixture.PLAN);
    }

    @Provide
    Arbitrary<String> jobs() {
        return mutated(PlanFixture.JOB);
    }

    /** A text with up to four cuts, insertions or swaps of lines. */
    private static Arbitrary<String> mutated(String text) {
        Arbitrary<Mutation> mutation = Combinators.combine(
                        Arbitraries.integers().between(0, text.length()),
                        Arbitraries.integers().between(0, 12),
                        Arbitraries.of(PIECES))
                .as(Mutation::new);
        return mutation.list().ofMaxSize(4).map(mutations -> {
            String changed = text;
            for (Mutation one : mutations) {
                changed = one.apply(changed);
            }
            return new String(changed.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        });
    }

    private record Mutation(int at, int cut, String piece) {
        String apply(String text) {
            int from = Math.min(at, text.length());
            return text.substring(0, from) + piece + text.substring(Math.min(from + cut, text.length()));
        }
    }
}
