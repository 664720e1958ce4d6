package com.sitearis.maintenance.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** {@code postmaster.pid} of a data folder. */
final class PidFile {

    private PidFile() {}

    static Path of(Path data) {
        return data.resolve("postmaster.pid");
    }

    /** Its lines; none while there is no file, or it is being replaced. */
    static List<String> lines(Path data) {
        try {
            return Files.readAllLines(of(data), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The process that wrote it, alive or not. */
    static OptionalLong pid(Path data) {
        List<String> lines = lines(data);
        try {
            return lines.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(Long.parseLong(lines.get(0).strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
