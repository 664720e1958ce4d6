package com.sitearis.maintenance.backup.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Which files a program and its children hold open, where the system tells ({@code /proc}). */
final class OpenFiles {

    private OpenFiles() {}

    /**
     * Whether a file that this program made is complete: nobody of its family holds it open any more. A file is there only
     * after its writer opened it, so asking after one has seen the file cannot be too early. False where it cannot be known.
     */
    static boolean closedBy(ProcessHandle program, Path file) {
        try {
            Path real = file.toRealPath();
            List<ProcessHandle> family =
                    Stream.concat(Stream.of(program), program.descendants()).toList();
            for (ProcessHandle member : family) {
                if (holds(member, real)) {
                    return false;
                }
            }
            return program.isAlive() && Files.isDirectory(Path.of("/proc", "self", "fd"));
        } catch (IOException unknown) {
            return false; // a process that ends while we look; the next look will tell
        }
    }

    private static boolean holds(ProcessHandle process, Path file) throws IOException {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
            for (Path descriptor : descriptors.toList()) {
                if (Files.exists(descriptor)
                        && Files.readSymbolicLink(descriptor).equals(file)) {
                    return true;
                }
            }
            return false;
        }
    }
}
