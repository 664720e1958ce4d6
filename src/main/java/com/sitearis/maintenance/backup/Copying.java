package com.sitearis.maintenance.backup;

import com.sitearis.maintenance.run.StepScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Moves a stream in constant memory, telling how far it is and giving way to a stop. */
final class Copying {

    private static final int BUFFER = 256 * 1024;

    private Copying() {}

    static long copy(InputStream in, OutputStream out, StepScope scope) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long done = 0;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            scope.checkStop();
            out.write(buffer, 0, read);
            done += read;
            scope.progress(done, 0);
        }
        return done;
    }
}
