package com.sitearis.maintenance.backup.dump;

import com.sitearis.maintenance.run.StepScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicLong;

/** Moves a stream in constant memory, telling how far it is and giving way to a stop. */
public final class Copying {

    private static final int BUFFER = 256 * 1024;

    private Copying() {}

    /** Tells the bytes of this stream alone, of an unknown total. */
    static void copy(InputStream in, OutputStream out, StepScope scope) throws IOException {
        copy(in, out, new AtomicLong(), 0, scope);
    }

    /**
     * Copies one of several streams.
     *
     * @param done bytes of all of them so far
     * @param total bytes of all of them, or 0 when unknown
     */
    public static void copy(InputStream in, OutputStream out, AtomicLong done, long total, StepScope scope)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            scope.checkStop();
            out.write(buffer, 0, read);
            scope.progress(done.addAndGet(read), total);
        }
    }
}
