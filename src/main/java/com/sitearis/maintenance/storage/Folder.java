package com.sitearis.maintenance.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A folder tree that only its owner may read, and whose every change is on the disk when the method returns: a rename or a
 * deletion lives in the folder, so that the folder is flushed too.
 */
record Folder(Path root) {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final int ATTEMPTS = 500;

    /** What is done with each file of a walk. */
    interface Visit {
        void file(String key, Path file, long size) throws IOException;
    }

    /**
     * A new private file, and the folders it needs. They are flushed when the file is in them: before, a deletion beside us
     * may find them empty and remove them, and a flush is long enough for it to win every time.
     */
    Path newFile(Path file) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                List<Path> made = new ArrayList<>();
                makeFolders(parent(file), made);
                Path created = Files.createFile(file, PRIVATE_FILE);
                for (Path folder : made) {
                    flush(parent(folder));
                }
                return created;
            } catch (NoSuchFileException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static void makeFolders(Path folder, List<Path> made) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        makeFolders(parent(folder), made);
        try {
            Files.createDirectory(folder, PRIVATE_FOLDER);
            made.add(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }

    /** Removes a file that may be gone already, and the folders that become empty, up to the root. */
    void remove(Path file) throws IOException {
        Path folder = parent(file);
        if (Files.isDirectory(file)) {
            return;
        }
        if (Files.deleteIfExists(file)) {
            flushIfThere(folder);
        }
        while (!folder.equals(root) && folder.startsWith(root) && removeIfEmpty(folder)) {
            folder = parent(folder);
        }
    }

    private static void flushIfThere(Path folder) throws IOException {
        try {
            flush(folder);
        } catch (NoSuchFileException e) {
            // Another deletion removed the emptied folder: then its parent is flushed there.
            flushIfThere(parent(folder));
        }
    }

    private static boolean removeIfEmpty(Path folder) throws IOException {
        try {
            return Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    /** Removes empty folders whose path begins with the prefix: a crash between making a folder and its file leaves one. */
    void removeEmpty(String prefix) throws IOException {
        walkTree(start(prefix), new Walk() {
            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
                if (!folder.equals(root) && (key(folder) + "/").startsWith(prefix)) {
                    removeIfEmpty(folder);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Every file whose key begins with the prefix. */
    void walk(String prefix, Visit visit) throws IOException {
        walkTree(start(prefix), new Walk() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String key = key(file);
                if (key.startsWith(prefix)) {
                    visit.file(key, file, attributes.size());
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void walkTree(Path start, Walk walk) throws IOException {
        if (Files.isDirectory(start)) {
            Files.walkFileTree(start, walk);
        }
    }

    private Path start(String prefix) {
        return root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    }

    private String key(Path file) {
        return root.relativize(file).toString();
    }

    long freeSpace() throws IOException {
        Path existing = root;
        while (!Files.exists(existing)) {
            existing = parent(existing);
        }
        return Files.getFileStore(existing).getUsableSpace();
    }

    static void flush(Path folder) throws IOException {
        // A pending interrupt closes every channel, and would make a stopped run leave its traces.
        boolean interrupted = Thread.interrupted();
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static Path parent(Path path) {
        Path parent = path.getParent();
        return parent == null ? path : parent;
    }

    /** A walk during which files may disappear: prunes and uploads go on beside it. */
    private static class Walk extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw e;
        }
    }
}
