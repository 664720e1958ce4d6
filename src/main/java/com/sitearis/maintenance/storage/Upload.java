package com.sitearis.maintenance.storage;

import java.io.IOException;
import java.io.OutputStream;

/**
 * An object being written. Closing without {@link #commit()} aborts: nothing of it stays. Uses constant memory whatever
 * the size.
 */
public abstract class Upload extends OutputStream {

    /** Makes the object durable and visible under its key, replacing a former one in one step. */
    public abstract void commit() throws IOException;

    /** Aborts unless committed. */
    @Override
    public abstract void close();
}
