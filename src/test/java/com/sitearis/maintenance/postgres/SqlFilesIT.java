package com.sitearis.maintenance.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.plan.PgAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every query in {@code sql/} opens with what it answers, and runs in psql as it is. */
class SqlFilesIT {

    static Stream<Path> queries() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("sql"))) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .filter(file -> !file.startsWith("sql/schema") && !file.startsWith("sql/demo"))
                    .toList()
                    .stream();
        }
    }

    @BeforeAll
    static void create() {
        TestServer.execute(TestServer.address(), "create extension if not exists pg_stat_statements");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void runsInPsql(Path file) throws IOException {
        assertThat(Files.readString(file)).startsWith("-- ");
        PgAddress database = TestServer.address();
        PgProgram psql = TestServer.programs().find("psql", TestServer.major());
        List<String> arguments = List.of("--no-psqlrc", "--set=ON_ERROR_STOP=1", "--file=" + file.toAbsolutePath());
        TestServer.programs().run(new PgCommand(psql, arguments, database, null));
    }
}
