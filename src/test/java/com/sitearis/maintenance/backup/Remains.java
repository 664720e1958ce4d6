package com.sitearis.maintenance.backup;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.postgres.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a backup that failed must not leave. */
final class Remains {

    private Remains() {}

    /** No object, no private file, no child, no backup that the catalogue takes for one. */
    static void assertNone(BackupFixture fixture) throws Exception {
        assertThat(objects(fixture.stored)).as("objects in the store").isEmpty();
        assertThat(TestServer.home().spool().toFile().list()).as("spool").isNullOrEmpty();
        assertThat(children()).as("programs still running").isEmpty();
        assertThat(fixture.catalogue.list(BackupFilter.everything()))
                .as("backups in the catalogue")
                .allMatch(backup -> backup.state() == BackupState.ABANDONED);
        assertThat(fixture.catalogue.open()).as("unfinished backups").isEmpty();
    }

    private static List<Path> objects(Path store) throws Exception {
        if (!Files.isDirectory(store)) {
            return List.of();
        }
        try (var files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static List<String> children() {
        return ProcessHandle.current()
                .descendants()
                .map(child -> child.info().command().orElse(""))
                .filter(command -> command.matches(".*/(pg_dump|pg_dumpall|pg_restore|psql)"))
                .toList();
    }
}
