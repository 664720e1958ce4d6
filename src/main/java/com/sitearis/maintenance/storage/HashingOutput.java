package com.sitearis.maintenance.storage;

import java.io.IOException;
import java.io.OutputStream;

/** Hashes and counts what goes to an upload. Closing does not reach the upload: whether to commit is not decided here. */
final class HashingOutput extends OutputStream {

    private final Upload upload;
    private final Sha256 sha256 = new Sha256();
    private boolean discarding;

    HashingOutput(Upload upload) {
        this.upload = upload;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        if (!discarding) {
            upload.write(bytes, offset, length);
            sha256.update(bytes, offset, length);
        }
    }

    /** From now on nothing reaches the upload. */
    void discard() {
        discarding = true;
    }

    long size() {
        return sha256.size();
    }

    String hex() {
        return sha256.hex();
    }
}
