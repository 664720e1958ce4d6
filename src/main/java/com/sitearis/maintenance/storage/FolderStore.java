package com.sitearis.maintenance.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Objects as files below a folder: one that an operator can copy, list and read with ordinary tools. */
final class FolderStore implements Store {

    private final String name;
    private final Folder folder;
    private final FolderFailures failures;

    FolderStore(String name, Path root) {
        this.name = name;
        this.folder = new Folder(root);
        this.failures = new FolderFailures(name, root);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Upload create(String key) {
        return new FolderUpload(key, file(key), folder, failures);
    }

    @Override
    public InputStream open(String key) {
        Path file = file(key);
        try {
            if (Files.isDirectory(file)) {
                throw new NoSuchFileException(key);
            }
            return new StoredInput(Files.newInputStream(file), e -> failures.of("cannot read '" + key + "'", e));
        } catch (NoSuchFileException e) {
            throw new ObjectMissing(name, key);
        } catch (IOException e) {
            throw failures.of("cannot read '" + key + "'", e);
        }
    }

    @Override
    public List<StoredObject> list(String prefix) {
        List<StoredObject> found = new ArrayList<>();
        try {
            folder.walk(prefix(prefix), (key, file, size) -> {
                if (!key.endsWith(Keys.UNFINISHED)) {
                    found.add(new StoredObject(key, size));
                }
            });
        } catch (IOException e) {
            throw failures.of("cannot list '" + prefix + "'", e);
        }
        found.sort(Comparator.comparing(StoredObject::key));
        return found;
    }

    @Override
    public void delete(String key) {
        try {
            folder.remove(file(key));
        } catch (IOException e) {
            throw failures.of("cannot delete '" + key + "'", e);
        }
    }

    @Override
    public void discardUnfinished(String prefix) {
        try {
            folder.walk(prefix(prefix), (key, file, size) -> {
                if (key.endsWith(Keys.UNFINISHED)) {
                    folder.remove(file);
                }
            });
            folder.removeEmpty(prefix);
        } catch (IOException e) {
            throw failures.of("cannot discard unfinished files below '" + prefix + "'", e);
        }
    }

    @Override
    public OptionalLong freeSpace() {
        try {
            return OptionalLong.of(folder.freeSpace());
        } catch (IOException e) {
            throw failures.of("cannot tell the free space", e);
        }
    }

    @Override
    public void close() {}

    private String prefix(String prefix) {
        resolve(Keys.checkPrefix(name, prefix));
        return prefix;
    }

    private Path file(String key) {
        return resolve(Keys.check(name, key));
    }

    private Path resolve(String key) {
        try {
            return folder.root().resolve(key);
        } catch (InvalidPathException e) {
            throw new StoreRefused(
                    name,
                    "the key '" + key + "' cannot be a file name here: " + e.getReason(),
                    "start the program in a UTF-8 locale, for example with LC_ALL=C.UTF-8",
                    e);
        }
    }
}
