package com.sitearis.maintenance;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The Chromium of this machine. */
public final class BrowserProgram {

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final Path MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private BrowserProgram() {}

    public static Path find() {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.concat(
                        NAMES.stream()
                                .flatMap(name -> Stream.of(path.split(":")).map(folder -> Path.of(folder, name))),
                        Stream.of(MAC))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this test needs Chromium or Chrome on the PATH;"
                        + " ./maintenance test installs it (Debian: apt-get install chromium)"));
    }
}
