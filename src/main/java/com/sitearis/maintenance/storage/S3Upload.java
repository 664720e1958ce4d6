package com.sitearis.maintenance.storage;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A stream of unknown length on its way into a bucket: one request when it is small, a multipart upload when it is not. Either
 * shows nothing under the key before it is complete.
 */
final class S3Upload extends Upload {

    private final S3Target target;
    private S3Part part = new S3Part();
    private @Nullable S3Multipart multipart;
    private boolean done;

    S3Upload(S3Target target) {
        this.target = target;
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (done) {
            throw new IllegalStateException("already committed or closed: " + target.key());
        }
        int from = offset;
        int end = offset + length;
        while (from < end) {
            // Sent only when more follows: an object that fits into one part needs no multipart upload.
            if (part.full()) {
                sendPart();
            }
            from += part.take(bytes, from, end - from);
        }
    }

    private void sendPart() {
        try {
            if (multipart == null) {
                multipart = new S3Multipart(target);
            }
            part = multipart.send(part);
        } catch (SdkException e) {
            close();
            throw target.failures().of("cannot write '" + target.key() + "'", e);
        }
    }

    @Override
    public void commit() {
        if (done) {
            throw new IllegalStateException("already committed or closed: " + target.key());
        }
        try {
            if (multipart == null) {
                target.client()
                        .putObject(
                                target.put()
                                        .contentMD5(S3Part.base64(part.md5()))
                                        .build(),
                                part.body());
            } else {
                multipart.complete(part);
            }
            done = true;
        } catch (SdkException e) {
            close();
            throw target.failures().of("cannot finish '" + target.key() + "'", e);
        }
    }

    @Override
    public void close() {
        if (!done) {
            done = true;
            if (multipart != null) {
                multipart.abort();
            }
        }
    }
}
