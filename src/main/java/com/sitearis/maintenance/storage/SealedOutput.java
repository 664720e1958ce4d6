package com.sitearis.maintenance.storage;

import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream on its way into a store, sealed as it passes. Closing without {@link #finish()} aborts: nothing of it stays. Not
 * for several threads at once, but the two sizes may be read from others.
 */
public final class SealedOutput extends OutputStream {

    private static final Logger LOG = LoggerFactory.getLogger(SealedOutput.class);

    private final String key;
    private final Upload upload;
    private final boolean encrypted;
    private final HashingOutput stored;
    private final OutputStream compressed;
    private volatile long plainSize;
    private boolean closed;

    SealedOutput(String key, Upload upload, Sealing sealing) {
        this.key = key;
        this.upload = upload;
        this.encrypted = sealing.encryption().encrypts();
        this.stored = new HashingOutput(upload);
        try {
            this.compressed = compressing(sealing, Age.encrypting(stored, sealing.encryption()));
        } catch (IOException e) {
            upload.close();
            throw new IllegalStateException("cannot set up the seal of '" + key + "'", e);
        } catch (RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    private static OutputStream compressing(Sealing sealing, OutputStream out) throws IOException {
        return new ZstdOutputStreamNoFinalizer(out, RecyclingBufferPool.INSTANCE, sealing.level())
                .setChecksum(true)
                .setWorkers(sealing.workers());
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes, others look
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("'" + key + "' is closed");
        }
        compressed.write(bytes, offset, length);
        plainSize += length;
    }

    /** Bytes taken so far. */
    public long plainSize() {
        return plainSize;
    }

    /** Bytes handed to the store so far. */
    public long storedSize() {
        return stored.size();
    }

    /** Ends the stream and commits the object. */
    public Sealed finish() throws IOException {
        if (closed) {
            throw new IllegalStateException("'" + key + "' is closed");
        }
        compressed.close();
        upload.commit();
        closed = true;
        return new Sealed(key, plainSize, stored.size(), stored.hex(), encrypted);
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        stored.discard();
        upload.close();
        try {
            // Only for the native memory: what it still writes is discarded.
            compressed.close();
        } catch (IOException e) {
            LOG.debug("ending the aborted seal of {} failed; it is gone anyway", key, e);
        }
    }
}
