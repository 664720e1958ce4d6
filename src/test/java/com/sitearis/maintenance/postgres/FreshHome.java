package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A home of its own, in a folder that the server's account can enter; JUnit's temporary folders are private to root. */
public final class FreshHome implements AutoCloseable {

    public final Home home;

    public FreshHome() throws IOException {
        Path homes = Files.createDirectories(Path.of("target", "homes"));
        Path folder = Files.createTempDirectory(homes, "home-");
        Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        home = new Home(folder);
    }

    @Override
    public void close() throws IOException {
        for (Path linked : new Path[] {home.postgres(), home.scratch()}) {
            if (Files.isSymbolicLink(linked)) {
                FolderTree.delete(Files.readSymbolicLink(linked));
            }
        }
        FolderTree.delete(home.path());
    }
}
