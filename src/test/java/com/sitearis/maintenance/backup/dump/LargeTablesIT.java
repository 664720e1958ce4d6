package com.sitearis.maintenance.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.manifest.Manifest;
import com.sitearis.maintenance.backup.witness.SourceSession;
import com.sitearis.maintenance.plan.PgAddress;
import com.sitearis.maintenance.postgres.TestServer;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers that pg_dump gives its data files, known before it writes them. */
class LargeTablesIT {

    @TempDir
    Path folder;

    @Test
    void nameTheFilesThatPgDumpThenWrites() throws Exception {
        PgAddress shop = TestServer.createDatabase("large_tables");
        TestServer.execute(
                shop,
                "create table little (id int)",
                "create table big (id int, note text)",
                "create index on big (id)",
                "create view looks as select * from big",
                "create table \"Odd; TABLE DATA name\" (note text)",
                "insert into little values (1)",
                "insert into big select n, repeat('big', 100) from generate_series(1, 40000) n",
                "insert into \"Odd; TABLE DATA name\" select repeat('odd', 100) from generate_series(1, 40000) n",
                "analyze");
        PgDump pgDump = new PgDump(TestServer.programs(), TestServer.major());
        Manifest.Selection everything = Manifest.Selection.ALL;
        try (SourceSession source = SourceSession.open(shop)) {
            List<String> files = LargeTables.of(source.connection()).files(source, pgDump, everything);
            assertThat(files).hasSize(2);
            Path written = folder.resolve("dump");
            try (var child = pgDump.directory(source, everything, written, 2)) {
                child.requireSuccess();
            }
            assertThat(written.toFile().listFiles(file -> file.length() > 1 << 20))
                    .extracting(File::getName)
                    .containsExactlyInAnyOrderElementsOf(files);
        }
    }
}
