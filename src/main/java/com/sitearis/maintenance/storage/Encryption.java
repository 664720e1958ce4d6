package com.sitearis.maintenance.storage;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import com.sitearis.maintenance.plan.Secret;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may read what is sealed: age's X25519 recipients, none for no encryption. The identity is needed to read back and may
 * be kept off this machine.
 */
public final class Encryption {

    private static final String PUBLIC_KEY = "write an age public key such as age1..., as `age-keygen -y` prints it";
    private static final String PRIVATE_KEY = "write an age identity, AGE-SECRET-KEY-1..., as `age-keygen` prints it";

    private final List<RecipientStanzaWriter> recipients;
    private final List<RecipientStanzaReader> identities;

    /**
     * Recipients and the identity to read with.
     *
     * @param identity one identity in each line, or null; the file that age-keygen writes is fine, comments and all
     * @throws IllegalArgumentException for a malformed one; ask {@link #problem} and {@link #identityProblem} before
     */
    public Encryption(List<String> recipients, @Nullable Secret identity) {
        this.recipients = recipients.stream().map(Encryption::recipient).toList();
        this.identities = identity == null ? List.of() : identities(identity);
    }

    /** Nothing is encrypted, and nothing encrypted can be read. */
    public static Encryption none() {
        return new Encryption(List.of(), null);
    }

    /** What is wrong with a recipient and what to write, or empty. Never repeats a secret that was put in its place. */
    public static Optional<String> problem(String recipient) {
        try {
            recipient(recipient);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** What is wrong with an identity, or empty. Never repeats it. */
    public static Optional<String> identityProblem(Secret identity) {
        try {
            identities(identity);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Whether there are recipients, so that what is sealed is encrypted. */
    public boolean encrypts() {
        return !recipients.isEmpty();
    }

    /** Whether there is an identity, so that encrypted objects can be read back. */
    public boolean decrypts() {
        return !identities.isEmpty();
    }

    List<RecipientStanzaWriter> recipients() {
        return recipients;
    }

    List<RecipientStanzaReader> identities() {
        return identities;
    }

    private static RecipientStanzaWriter recipient(String written) {
        String key = written.strip();
        String upper = key.toUpperCase(Locale.ROOT);
        if (upper.startsWith("AGE-SECRET-KEY")) {
            throw new IllegalArgumentException("the recipient is a secret key, which must not stand in a file; "
                    + PUBLIC_KEY + ", and change this key");
        }
        if (!upper.startsWith("AGE1")) {
            throw new IllegalArgumentException(
                    "the recipient '" + key + "' is of a kind that is not known here; " + PUBLIC_KEY);
        }
        try {
            return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(key);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "the recipient '" + key + "' is malformed or mistyped; " + PUBLIC_KEY, e);
        }
    }

    private static List<RecipientStanzaReader> identities(Secret secret) {
        List<String> lines = secret.reveal()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the identity in " + secret + " is empty; " + PRIVATE_KEY);
        }
        return lines.stream().map(line -> identity(secret, line)).toList();
    }

    // Without the cause: a decoder's message may repeat what it could not decode.
    @SuppressWarnings("UnusedException")
    private static RecipientStanzaReader identity(Secret secret, String line) {
        try {
            return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(line);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new IllegalArgumentException("the identity in " + secret + " is malformed; " + PRIVATE_KEY);
        }
    }
}
