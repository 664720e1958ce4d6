package com.sitearis.maintenance.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** So many requests a second for each key, with some at once; remembers the latest keys only. */
public final class RateLimit {

    private static final int MOST_KEYS = 10_000;
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final double atOnce;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public RateLimit(double perSecond, double atOnce) {
        this.perSecond = perSecond;
        this.atOnce = atOnce;
    }

    private static final class Bucket {
        private double left;
        private long filled;
    }

    /**
     * Whether one more is allowed now; it is counted.
     *
     * @param now from {@link System#nanoTime}
     */
    public synchronized boolean allows(String key, long now) {
        Bucket bucket = buckets.computeIfAbsent(key, unknown -> {
            Bucket full = new Bucket();
            full.left = atOnce;
            full.filled = now;
            return full;
        });
        bucket.left = Math.min(atOnce, bucket.left + (now - bucket.filled) / NANOS * perSecond);
        bucket.filled = now;
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }

    public void check(String key) {
        if (!allows(key, System.nanoTime())) {
            throw new Refusal(
                    Refusal.TOO_MANY, "too-many-requests", "send less often, and more at once where that can be");
        }
    }
}
