package com.sitearis.maintenance.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/**
 * Bytes of a store, whose read errors are the store's failures. A reader above (zstd, age) can so tell a broken disk or
 * connection from broken bytes.
 */
final class StoredInput extends FilterInputStream {

    private final Function<IOException, StoreFailed> failure;

    StoredInput(InputStream in, Function<IOException, StoreFailed> failure) {
        super(in);
        this.failure = failure;
    }

    @Override
    public int read() {
        try {
            return in.read();
        } catch (IOException e) {
            throw failure.apply(e);
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw failure.apply(e);
        }
    }
}
