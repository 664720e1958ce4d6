package com.sitearis.maintenance.storage;

import java.io.IOException;
import java.io.InputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object being read. A restore reads for hours through one connection, which may be cut: then it goes on where it was, as
 * long as the object is still the same and something came in between.
 */
final class S3Input extends InputStream {

    private static final Logger LOG = LoggerFactory.getLogger(S3Input.class);

    private final S3Target target;
    private final String eTag;
    private final long size;
    private ResponseInputStream<GetObjectResponse> in;
    private long position;
    private long cutAt = -1;
    private boolean closed;

    S3Input(S3Target target) {
        this.target = target;
        this.in = target.client()
                .getObject(request -> request.bucket(target.bucket()).key(target.path()));
        this.eTag = in.response().eTag();
        this.size = in.response().contentLength();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        while (true) {
            try {
                int count = in.read(buffer, offset, length);
                position += Math.max(count, 0);
                return count;
            } catch (IOException | SdkException e) {
                resume(e);
            }
        }
    }

    private void resume(Exception e) throws IOException {
        in.abort();
        if (closed
                || position == cutAt
                || position >= size
                || Thread.currentThread().isInterrupted()) {
            throw e instanceof IOException io ? io : new IOException(e);
        }
        LOG.info("reading '{}' was cut at byte {}; it goes on from there", target.key(), position);
        cutAt = position;
        try {
            in = target.client()
                    .getObject(request -> request.bucket(target.bucket())
                            .key(target.path())
                            .ifMatch(eTag)
                            .range("bytes=" + position + "-"));
        } catch (SdkException again) {
            again.addSuppressed(e);
            throw new IOException("the connection was cut at byte " + position + " and could not be resumed", again);
        }
    }

    @Override
    public void close() {
        closed = true;
        // Closing would read the rest first, which may be most of a terabyte.
        in.abort();
    }
}
