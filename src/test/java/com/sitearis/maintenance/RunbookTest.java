package com.sitearis.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sitearis.maintenance.failure.Failure;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every failure names a runbook page, and every page tells what happened, how to see it and what to do. */
class RunbookTest {

    private static final Path PAGES = Path.of("src/docs/runbook");

    /** The last but one argument of the call to {@link Failure}'s constructor. */
    private static final Pattern PAGE = Pattern.compile("\"([a-z0-9-]+)\",\\s*\\w+\\);");

    static Stream<Path> failures() {
        return new ClassFileImporter()
                .withImportOption(new DoNotIncludeTests()).importPackages("com.sitearis.maintenance").stream()
                        .filter(type -> type.getRawSuperclass()
                                .filter(parent -> parent.isEquivalentTo(Failure.class))
                                .isPresent())
                        .map(RunbookTest::source)
                        .distinct();
    }

    static Stream<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsPage(Path source) throws IOException {
        Matcher page = PAGE.matcher(Files.readString(source));
        assertThat(page.find()).as("a literal runbook page in " + source).isTrue();
        assertThat(PAGES.resolve(page.group(1) + ".md")).exists();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageHasItsThreeParts(Path page) throws IOException {
        assertThat(Files.readString(page)).containsSubsequence("What happened", "How to see it", "What to do");
    }

    private static Path source(JavaClass type) {
        String outermost = type.getFullName().replaceFirst("\\$.*", "");
        Path source = Path.of("src/main/java", outermost.replace('.', '/') + ".java");
        return Files.exists(source) ? source : fail("no source for " + type.getFullName());
    }
}
