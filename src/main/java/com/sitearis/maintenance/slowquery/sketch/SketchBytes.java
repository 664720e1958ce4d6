package com.sitearis.maintenance.slowquery.sketch;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/** A sketch as bytes: a version, then for each bucket in order its distance to the one before and its count, as varints. */
public final class SketchBytes {

    private static final byte VERSION = 1;
    private static final int LONGEST_VARINT = 10;

    private SketchBytes() {}

    public static byte[] of(DurationSketch sketch) {
        AtomicInteger buckets = new AtomicInteger();
        sketch.each((bucket, count) -> buckets.incrementAndGet());
        ByteBuffer bytes = ByteBuffer.allocate(1 + buckets.get() * 2 * LONGEST_VARINT);
        bytes.put(VERSION);
        AtomicInteger before = new AtomicInteger();
        sketch.each((bucket, count) -> {
            put(bytes, bucket - before.getAndSet(bucket));
            put(bytes, count);
        });
        byte[] exact = new byte[bytes.position()];
        bytes.flip().get(exact);
        return exact;
    }

    /** Adds what {@code bytes} hold to {@code sketch}. */
    public static void addTo(DurationSketch sketch, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        if (!in.hasRemaining() || in.get() != VERSION) {
            throw new IllegalArgumentException("these bytes are no sketch of durations of version " + VERSION);
        }
        int bucket = 0;
        while (in.hasRemaining()) {
            bucket += (int) take(in);
            sketch.add(bucket, take(in));
        }
    }

    private static void put(ByteBuffer out, long value) {
        long rest = value;
        while (rest > 0x7f) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }

    private static long take(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
