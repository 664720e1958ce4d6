package com.sitearis.maintenance.storage;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * The plain bytes of a sealed object. The last of them is handed out only after the whole object was read and its size and
 * SHA-256 matched, so that a reader that stops there has not been deceived by what follows.
 */
final class SealedInput extends InputStream {

    private final Store store;
    private final Sealed sealed;
    private final HashingInput stored;
    private final InputStream plain;
    private long delivered;
    private boolean verified;

    SealedInput(Store store, Sealed sealed, Encryption encryption) {
        this.store = store;
        this.sealed = sealed;
        if (sealed.encrypted() && !encryption.decrypts()) {
            throw new DecryptionFailed(store.name(), sealed.key(), "no identity was given", null);
        }
        try {
            this.stored = new HashingInput(store.open(sealed.key()));
            this.plain = opened(encryption);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private InputStream opened(Encryption encryption) throws IOException {
        try {
            InputStream compressed = sealed.encrypted() ? Age.decrypting(stored, encryption) : stored;
            return new ZstdInputStreamNoFinalizer(compressed, RecyclingBufferPool.INSTANCE);
        } catch (StoreFailed e) {
            stored.close();
            throw e;
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw notDecrypted(e);
        }
    }

    // A damaged header looks like a foreign key: only the digest tells which of the two it is.
    private RuntimeException notDecrypted(Exception e) throws IOException {
        try (stored) {
            stored.readRest();
            return stored.difference(sealed)
                    .<RuntimeException>map(difference -> broken(difference, e))
                    .orElseGet(() -> new DecryptionFailed(
                            store.name(), sealed.key(), "the identity belongs to none of its recipients", e));
        }
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (verified) {
            return -1;
        }
        int count = readPlain(buffer, offset, length);
        delivered += Math.max(count, 0);
        if (delivered > sealed.plainSize()) {
            throw broken("it holds more than the " + sealed.plainSize() + " bytes that were sealed", null);
        }
        if (count < 0 && delivered < sealed.plainSize()) {
            throw broken("it ends after " + delivered + " of " + sealed.plainSize() + " bytes", null);
        }
        if (delivered == sealed.plainSize()) {
            verify();
        }
        return count;
    }

    private int readPlain(byte[] buffer, int offset, int length) {
        try {
            return plain.read(buffer, offset, length);
        } catch (IOException | IndexOutOfBoundsException e) {
            // The store's own errors are StoreFailed: what arrives here are bytes that age or zstd cannot read.
            throw broken("after " + delivered + " bytes it cannot be decoded (" + e.getMessage() + ")", e);
        }
    }

    private void verify() {
        if (readPlain(new byte[1], 0, 1) >= 0) {
            throw broken("it holds more than the " + sealed.plainSize() + " bytes that were sealed", null);
        }
        try {
            // Decoders stop at the end of the object today; should one stop earlier, the rest counts all the same.
            stored.readRest();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stored.difference(sealed).ifPresent(difference -> {
            throw broken(difference, null);
        });
        verified = true;
    }

    private SealBroken broken(String what, @Nullable Exception cause) {
        return new SealBroken(store.name(), sealed.key(), what, cause);
    }

    /** Verifies an object of no plain bytes that nobody asked for; an early end by the reader is no error. */
    @Override
    public void close() throws IOException {
        try {
            if (!verified && sealed.plainSize() == 0) {
                verify();
            }
        } finally {
            verified = true;
            plain.close();
        }
    }
}
