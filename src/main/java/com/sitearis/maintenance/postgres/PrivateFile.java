package com.sitearis.maintenance.postgres;

import com.sitearis.maintenance.plan.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A small file that only its account can read. */
public final class PrivateFile {

    private static final Logger log = LoggerFactory.getLogger(PrivateFile.class);

    private PrivateFile() {}

    /** Created with its permissions and put in place whole: nobody reads it half written, and never before it is private. */
    public static void write(Path file, String content) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(part, content);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The password kept in the file; a new random one is written there when there is none yet. */
    static Secret password(Path file) {
        try {
            if (Files.notExists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
            }
            return new Secret(file.toString(), Files.readString(file).strip());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the password in " + file, e);
        }
    }

    public static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("cannot delete {}, which holds a secret; delete it by hand", file, e);
        }
    }
}
