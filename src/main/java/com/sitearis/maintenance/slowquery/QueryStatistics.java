package com.sitearis.maintenance.slowquery;

import com.sitearis.maintenance.slowquery.fingerprint.Fingerprint;
import com.sitearis.maintenance.slowquery.sketch.DurationSketch;
import java.nio.charset.StandardCharsets;

/** What was seen of one statement. Mergeable: figures of two parts of a log, merged, are those of the whole. */
public final class QueryStatistics {

    private final long hash;
    private final byte[] text;
    private final LogPlace place;
    private long calls;
    private long totalMicros;
    private long longestMicros;
    private long plans;
    private long errors;
    private long temporaryFiles;
    private long temporaryBytes;
    private long lockWaits;
    private long lockMicros;
    private final DurationSketch sketch = new DurationSketch();

    /** {@code text} is the normal form, or its beginning, and is never changed. */
    public QueryStatistics(long hash, byte[] text) {
        this(hash, text, LogPlace.ANY);
    }

    public QueryStatistics(long hash, byte[] text, LogPlace place) {
        this.hash = hash;
        this.text = text;
        this.place = place;
    }

    /** Where it ran, when statements are kept apart by that. */
    public LogPlace place() {
        return place;
    }

    public void call(long micros) {
        calls++;
        totalMicros += micros;
        longestMicros = Math.max(longestMicros, micros);
        sketch.add(micros);
    }

    /** A plan written by auto_explain: its statement's duration is logged elsewhere. */
    public void plan() {
        plans++;
    }

    public void error() {
        errors++;
    }

    public void temporaryFile(long bytes) {
        temporaryFiles++;
        temporaryBytes += bytes;
    }

    public void lockWait(long micros) {
        lockWaits++;
        lockMicros += micros;
    }

    public void merge(QueryStatistics other) {
        calls += other.calls;
        totalMicros += other.totalMicros;
        longestMicros = Math.max(longestMicros, other.longestMicros);
        plans += other.plans;
        errors += other.errors;
        temporaryFiles += other.temporaryFiles;
        temporaryBytes += other.temporaryBytes;
        lockWaits += other.lockWaits;
        lockMicros += other.lockMicros;
        sketch.merge(other.sketch);
    }

    public Fingerprint fingerprint() {
        return new Fingerprint(hash, new String(text, StandardCharsets.UTF_8));
    }

    public long hash() {
        return hash;
    }

    /** The normal form's bytes; not to be changed. */
    public byte[] text() {
        return text;
    }

    public long calls() {
        return calls;
    }

    public long totalMicros() {
        return totalMicros;
    }

    public long longestMicros() {
        return longestMicros;
    }

    /** Microseconds that {@code share} (0 to 1) of the calls did not exceed, within 0.8 %, never above the longest. */
    public long percentileMicros(double share) {
        return Math.min(longestMicros, sketch.percentile(share));
    }

    /** Not to be changed. */
    public DurationSketch durations() {
        return sketch;
    }

    public long plans() {
        return plans;
    }

    public long errors() {
        return errors;
    }

    public long temporaryFiles() {
        return temporaryFiles;
    }

    public long temporaryBytes() {
        return temporaryBytes;
    }

    public long lockWaits() {
        return lockWaits;
    }

    public long lockMicros() {
        return lockMicros;
    }
}
