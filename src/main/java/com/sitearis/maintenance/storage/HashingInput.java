package com.sitearis.maintenance.storage;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Stored bytes, hashed and counted while they are read. */
final class HashingInput extends FilterInputStream {

    private static final int BLOCK = 128 * 1024;

    private final Sha256 sha256 = new Sha256();

    HashingInput(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            sha256.update(buffer, offset, count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        throw new IOException("every byte has to be read");
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** To the very last byte: what lies behind the plain stream's end is part of the object too. */
    void readRest() throws IOException {
        byte[] block = new byte[BLOCK];
        int count;
        do {
            count = read(block, 0, block.length);
        } while (count >= 0);
    }

    /** What differs from the seal, in words, or empty; to be asked once, after {@link #readRest}. */
    Optional<String> difference(Sealed sealed) {
        String hex = sha256.hex();
        if (sha256.size() != sealed.size()) {
            return Optional.of("it has " + sha256.size() + " bytes, sealed were " + sealed.size());
        }
        return hex.equals(sealed.sha256())
                ? Optional.empty()
                : Optional.of("its SHA-256 is " + hex + ", sealed was " + sealed.sha256());
    }
}
