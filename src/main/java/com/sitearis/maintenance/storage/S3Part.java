package com.sitearis.maintenance.storage;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;

/**
 * The bytes of one part, kept until the server has them so that they can be sent again. Small chunks are reused from part to
 * part: parts grow without ever needing one large array.
 */
final class S3Part {

    private static final int CHUNK = 256 * 1024;
    private static final long MIB = 1024 * 1024;

    /** S3's limit for one object. */
    static final int MOST_PARTS = 10_000;

    private final List<byte[]> chunks = new ArrayList<>();
    private final Deque<byte[]> spare = new ArrayDeque<>();
    private long capacity = capacity(1);
    private long size;

    /**
     * The size of the n-th part, 8 MiB growing by 1/40 MiB with each: 10,000 parts, S3's limit, hold 1.2 TiB, while an object
     * of 20 GiB needs parts of 32 MiB only.
     */
    static long capacity(int number) {
        return (8 * MIB + number * MIB / 40) / CHUNK * CHUNK;
    }

    /** Empties the part for the bytes of the n-th one. */
    void begin(int number) {
        spare.addAll(chunks);
        chunks.clear();
        size = 0;
        capacity = capacity(number);
    }

    boolean full() {
        return size == capacity;
    }

    long size() {
        return size;
    }

    /** Takes as many bytes as fit; their number. */
    int take(byte[] bytes, int offset, int length) {
        int used = (int) (size % CHUNK);
        if (used == 0 && !full()) {
            byte[] free = spare.poll();
            chunks.add(free == null ? new byte[CHUNK] : free);
        }
        int count = full() ? 0 : Math.min(length, CHUNK - used);
        if (count > 0) {
            System.arraycopy(bytes, offset, chunks.get(chunks.size() - 1), used, count);
            size += count;
        }
        return count;
    }

    /** Can be read again for each attempt. */
    RequestBody body() {
        return RequestBody.fromContentProvider(this::stream, size, "application/octet-stream");
    }

    private InputStream stream() {
        List<InputStream> streams = new ArrayList<>(chunks.size());
        for (int i = 0; i < chunks.size(); i++) {
            streams.add(new ByteArrayInputStream(chunks.get(i), 0, length(i)));
        }
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    private int length(int chunk) {
        return (int) Math.min(CHUNK, size - (long) chunk * CHUNK);
    }

    /** For Content-MD5: a part that was damaged on the way is refused by the server, and locked buckets insist on it. */
    byte[] md5() {
        MessageDigest digest = md5Digest();
        for (int i = 0; i < chunks.size(); i++) {
            digest.update(chunks.get(i), 0, length(i));
        }
        return digest.digest();
    }

    static byte[] md5(byte[] bytes) {
        return md5Digest().digest(bytes);
    }

    static String base64(byte[] digest) {
        return Base64.getEncoder().encodeToString(digest);
    }

    static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest md5Digest() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
    }
}
