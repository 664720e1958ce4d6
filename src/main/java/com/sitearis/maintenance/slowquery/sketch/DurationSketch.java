package com.sitearis.maintenance.slowquery.sketch;

import java.util.Arrays;

/**
 * Percentiles of durations within 0.8 %, mergeable: counts in buckets whose bounds grow by 1/64 of a power of two.
 *
 * <p>The mapping is DDSketch's with linear interpolation between powers of two; below 64 µs it is exact. Few values are kept
 * as sorted pairs of bucket and count, many as an array over the buckets in use.
 */
public final class DurationSketch {

    private static final int SUB_BITS = 6;
    private static final int SUB_MASK = (1 << SUB_BITS) - 1;
    private static final int PAIR_COUNT_BITS = 20;
    private static final int PAIR_COUNT_MOST = (1 << PAIR_COUNT_BITS) - 1;
    private static final int PAIRS_MOST = 96;
    private static final int[] NONE = {};

    /** Pairs {@code bucket << 20 | count} in order while {@code dense} is null. */
    private int[] pairs = NONE;

    private int size;
    private long @org.jspecify.annotations.Nullable [] dense;
    private int lowest;

    /** Adds a duration in microseconds. */
    public void add(long micros) {
        add(bucket(Math.max(0, micros)), 1);
    }

    public void merge(DurationSketch other) {
        other.each(this::add);
    }

    /** Takes a bucket and how many values are in it. */
    interface Buckets {
        void take(int bucket, long count);
    }

    /** The buckets in use, in order. */
    void each(Buckets buckets) {
        long[] counts = dense;
        if (counts == null) {
            for (int i = 0; i < size; i++) {
                buckets.take(pairs[i] >>> PAIR_COUNT_BITS, pairs[i] & PAIR_COUNT_MOST);
            }
            return;
        }
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                buckets.take(lowest + i, counts[i]);
            }
        }
    }

    public long count() {
        long[] counts = dense;
        if (counts != null) {
            return Arrays.stream(counts).sum();
        }
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += pairs[i] & PAIR_COUNT_MOST;
        }
        return sum;
    }

    /** The value in microseconds that {@code share} (0 to 1) of all durations do not exceed; 0 when there are none. */
    public long percentile(double share) {
        long rank = (long) Math.ceil(share * count());
        long[] counts = dense;
        long seen = 0;
        int buckets = counts == null ? size : counts.length;
        for (int i = 0; i < buckets; i++) {
            seen += counts == null ? pairs[i] & PAIR_COUNT_MOST : counts[i];
            if (seen >= rank && seen > 0) {
                return middle(counts == null ? pairs[i] >>> PAIR_COUNT_BITS : lowest + i);
            }
        }
        return 0;
    }

    void add(int bucket, long count) {
        if (dense == null && !addPair(bucket, count)) {
            spread(bucket);
        }
        long[] counts = dense;
        if (counts != null) {
            counts = reach(counts, bucket);
            counts[bucket - lowest] += count;
        }
    }

    /** Whether there was room for it among the pairs. */
    private boolean addPair(int bucket, long count) {
        int at = 0;
        int end = size;
        while (at < end) {
            int middle = (at + end) >>> 1;
            if ((pairs[middle] >>> PAIR_COUNT_BITS) < bucket) {
                at = middle + 1;
            } else {
                end = middle;
            }
        }
        if (at < size && (pairs[at] >>> PAIR_COUNT_BITS) == bucket) {
            if ((pairs[at] & PAIR_COUNT_MOST) + count > PAIR_COUNT_MOST) {
                return false;
            }
            pairs[at] += (int) count;
            return true;
        }
        if (size == PAIRS_MOST || count > PAIR_COUNT_MOST) {
            return false;
        }
        if (size == pairs.length) {
            pairs = Arrays.copyOf(pairs, Math.max(2, Math.min(PAIRS_MOST, size * 2)));
        }
        System.arraycopy(pairs, at, pairs, at + 1, size - at);
        pairs[at] = (bucket << PAIR_COUNT_BITS) | (int) count;
        size++;
        return true;
    }

    private void spread(int bucket) {
        int first = size == 0 ? bucket : Math.min(bucket, pairs[0] >>> PAIR_COUNT_BITS);
        int last = size == 0 ? bucket : Math.max(bucket, pairs[size - 1] >>> PAIR_COUNT_BITS);
        lowest = first;
        long[] counts = new long[last - first + 1];
        for (int i = 0; i < size; i++) {
            counts[(pairs[i] >>> PAIR_COUNT_BITS) - first] = pairs[i] & PAIR_COUNT_MOST;
        }
        dense = counts;
        pairs = NONE;
        size = 0;
    }

    private long[] reach(long[] counts, int bucket) {
        int below = Math.max(0, lowest - bucket);
        int above = Math.max(0, bucket - lowest - counts.length + 1);
        if (below + above == 0) {
            return counts;
        }
        int spare = 16;
        int front = below > 0 ? Math.min(lowest, below + spare) : 0;
        int back = above > 0 ? above + spare : 0;
        long[] wider = new long[front + counts.length + back];
        System.arraycopy(counts, 0, wider, front, counts.length);
        lowest -= front;
        dense = wider;
        return wider;
    }

    static int bucket(long micros) {
        if (micros < 1 << SUB_BITS) {
            return (int) micros;
        }
        int power = 63 - Long.numberOfLeadingZeros(micros);
        return ((power - SUB_BITS + 1) << SUB_BITS) + (int) ((micros >>> (power - SUB_BITS)) & SUB_MASK);
    }

    static long middle(int bucket) {
        if (bucket < 1 << SUB_BITS) {
            return bucket;
        }
        int shift = (bucket >>> SUB_BITS) - 1;
        long low = ((1L << SUB_BITS) + (bucket & SUB_MASK)) << shift;
        return low + ((1L << shift) >>> 1);
    }
}
