package com.sitearis.maintenance.storage;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchUploadException;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * The parts of one upload. While parts are small, one is on its way as the next is filled; larger ones are waited for, so that
 * memory stays in bounds.
 */
final class S3Multipart {

    private static final Logger LOG = LoggerFactory.getLogger(S3Multipart.class);
    private static final long SMALL = 64L * 1024 * 1024;

    private final S3Target target;
    private final String uploadId;
    private final List<CompletedPart> sent = new ArrayList<>();
    private final ByteArrayOutputStream digests = new ByteArrayOutputStream();
    private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "s3-upload");
        thread.setDaemon(true);
        return thread;
    });
    private int parts;
    private long size;
    private @Nullable Future<?> onItsWay;
    private @Nullable S3Part spare;

    S3Multipart(S3Target target) {
        this.target = target;
        this.uploadId = target.client()
                .createMultipartUpload(target.multipart()
                        .overrideConfiguration(S3Connection.BRIEF)
                        .build())
                .uploadId();
    }

    /** Sends a part; what is returned is empty and takes the bytes of the next one. */
    S3Part send(S3Part part) {
        if (parts == S3Part.MOST_PARTS) {
            throw new StoreRefused(
                    target.settings().name(),
                    "'" + target.key() + "' is larger than " + size
                            + " bytes, which is the most one object can have here",
                    "dump it in parallel (one object for each table), or exclude what need not be saved",
                    null);
        }
        await();
        int number = ++parts;
        size += part.size();
        onItsWay = sender.submit(() -> upload(number, part));
        S3Part next = part;
        if (part.size() > SMALL) {
            spare = null;
            await();
        } else {
            next = spare == null ? new S3Part() : spare;
            spare = part;
        }
        next.begin(number + 1);
        return next;
    }

    // In the sender's thread; await() makes what it did visible to the writing one.
    private void upload(int number, S3Part part) {
        byte[] md5 = part.md5();
        UploadPartResponse answer = target.client()
                .uploadPart(
                        request -> request.bucket(target.bucket())
                                .key(target.path())
                                .uploadId(uploadId)
                                .partNumber(number)
                                .contentMD5(S3Part.base64(md5)),
                        part.body());
        digests.writeBytes(md5);
        sent.add(CompletedPart.builder().partNumber(number).eTag(answer.eTag()).build());
    }

    private void await() {
        Future<?> waited = onItsWay;
        onItsWay = null;
        if (waited == null) {
            return;
        }
        try {
            waited.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw AbortedException.create("interrupted while sending", e);
        }
    }

    /** Sends the last part and makes the object visible. */
    void complete(S3Part last) {
        send(last);
        await();
        sender.shutdown();
        try {
            target.client()
                    .completeMultipartUpload(request -> request.bucket(target.bucket())
                            .key(target.path())
                            .uploadId(uploadId)
                            .multipartUpload(all -> all.parts(sent)));
        } catch (NoSuchUploadException e) {
            // The first answer may have been lost with the connection: then the object is there, and trying again said
            // this.
            if (!arrived()) {
                throw e;
            }
        }
    }

    private boolean arrived() {
        HeadObjectResponse object = target.client()
                .headObject(request ->
                        request.bucket(target.bucket()).key(target.path()).overrideConfiguration(S3Connection.BRIEF));
        String expected = S3Part.hex(S3Part.md5(digests.toByteArray())) + "-" + parts;
        return object.contentLength() == size && object.eTag().replace("\"", "").equals(expected);
    }

    /** Leaves nothing behind. */
    void abort() {
        // An interrupt is how a run is stopped; it must not stop the cleaning too.
        boolean interrupted = Thread.interrupted();
        try {
            sender.shutdownNow();
            if (!sender.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("a part of '{}' is still on its way", target.key());
            }
            target.client()
                    .abortMultipartUpload(request -> request.bucket(target.bucket())
                            .key(target.path())
                            .uploadId(uploadId)
                            .overrideConfiguration(S3Connection.BRIEF));
        } catch (NoSuchUploadException e) {
            LOG.debug("the upload of '{}' is gone already", target.key(), e);
        } catch (SdkException e) {
            LOG.warn(
                    "{}; its parts take space until the next backup discards them",
                    target.failures()
                            .of("could not abort the upload of '" + target.key() + "'", e)
                            .getMessage());
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
