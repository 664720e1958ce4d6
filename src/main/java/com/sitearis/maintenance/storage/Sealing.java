package com.sitearis.maintenance.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * How streams are sealed on their way into a store, and opened on their way out: zstd, age (with recipients), SHA-256, in
 * one pass and constant memory. {@code age -d | zstd -d} undoes it.
 */
public final class Sealing {

    /** What zstd itself takes: a good ratio at the speed of pg_dump. */
    public static final int DEFAULT_LEVEL = 3;

    private final int level;
    private final int workers;
    private final Encryption encryption;

    /**
     * A way of sealing.
     *
     * @param level of zstd, 1 to 19
     * @param workers threads that compress beside the writing one; 0 compresses in it
     */
    public Sealing(int level, int workers, Encryption encryption) {
        this.level = level;
        this.workers = workers;
        this.encryption = encryption;
    }

    /** Begins a sealed object. Write blocks of about 128 KiB; small ones cost. */
    public SealedOutput to(Store store, String key) {
        return new SealedOutput(key, store.create(key), this);
    }

    /**
     * The plain bytes of a sealed object. The stream ends only when every stored byte was read and matched: a reader that
     * got all {@code plainSize} bytes without a {@link SealBroken} has the right ones.
     */
    public InputStream open(Store store, Sealed sealed) {
        return new SealedInput(store, sealed, encryption);
    }

    /** Reads the stored bytes again, without opening them: what differs from the seal, or empty. */
    public static Optional<String> rehash(Store store, Sealed sealed) {
        try (HashingInput stored = new HashingInput(store.open(sealed.key()))) {
            stored.readRest();
            return stored.difference(sealed);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int level() {
        return level;
    }

    int workers() {
        return workers;
    }

    Encryption encryption() {
        return encryption;
    }
}
