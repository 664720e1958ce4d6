package com.sitearis.maintenance.backup;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sitearis.maintenance.plan.Secret;
import com.sitearis.maintenance.storage.Encryption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A pair of keys as {@code age-keygen} makes it.
 *
 * @param recipient empty for no encryption
 */
public record AgeKeys(Path file, String recipient) {

    public static AgeKeys none() {
        return new AgeKeys(Path.of("none"), "");
    }

    public static AgeKeys make(Path file) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/age-keygen")), "age is not installed");
        new ProcessBuilder("age-keygen", "-o", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        String marker = "# public key: ";
        return new AgeKeys(
                file,
                Files.readAllLines(file).stream()
                        .filter(line -> line.startsWith(marker))
                        .map(line -> line.substring(marker.length()))
                        .findFirst()
                        .orElseThrow());
    }

    public DatabaseBackupSettings.Encrypt encryptAndProve() throws Exception {
        return new DatabaseBackupSettings.Encrypt(List.of(recipient), identity());
    }

    /** The secret key rests elsewhere. */
    DatabaseBackupSettings.Encrypt encryptOnly() {
        return new DatabaseBackupSettings.Encrypt(List.of(recipient), null);
    }

    public Encryption encryption() throws Exception {
        return recipient.isEmpty() ? Encryption.none() : new Encryption(List.of(recipient), identity());
    }

    private Secret identity() throws Exception {
        return new Secret("AGE_IDENTITY", Files.readString(file));
    }
}
