package com.sitearis.maintenance.backup.dump;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Reads a file while another program still writes it; it ends where the writer is done. */
final class GrowingFile extends InputStream {

    private static final long LOOK_AGAIN_MILLIS = 10;
    private static final int ASK_AGAIN = 32;

    private final FileChannel file;
    private final BooleanSupplier written;
    private boolean complete;

    /**
     * @param written whether nothing more will be written; costs more than a look at the file
     */
    GrowingFile(Path file, BooleanSupplier written) throws IOException {
        this.file = FileChannel.open(file, StandardOpenOption.READ);
        this.written = written;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        for (int idle = 0; ; idle++) {
            int read = file.read(ByteBuffer.wrap(bytes, offset, length));
            if (read > 0 || complete) {
                return read;
            }
            if (worthAsking(idle + 1) && written.getAsBoolean()) {
                complete = true; // once more, for what was written between reading and asking
            } else {
                pause();
            }
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /**
     * Whether to ask after so many looks in vain: at once, then ever more rarely, because asking costs more than pg_dump's
     * next block, for which a quick follower mostly waits.
     */
    private static boolean worthAsking(int idle) {
        return Integer.bitCount(idle) == 1 || idle % ASK_AGAIN == 0;
    }

    private static void pause() throws InterruptedIOException {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("told to end while following a file");
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
