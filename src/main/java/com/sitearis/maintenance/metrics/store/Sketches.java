package com.sitearis.maintenance.metrics.store;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * DDSketches as bytes: quantiles within 1 %, mergeable in any order. At most 2048 bins, which spans values from 1 to 10^17;
 * whatever lies further below the largest value is taken as the least of these.
 */
final class Sketches {

    /** The only one so far; another accuracy or mapping would be another number. */
    static final short ALGORITHM = 1;

    private static final double ACCURACY = 0.01;
    private static final int BINS = 2048;

    private Sketches() {}

    static DDSketch empty() {
        return DDSketches.logarithmicCollapsingLowestDense(ACCURACY, BINS);
    }

    static byte[] bytes(DDSketch sketch) {
        try {
            GrowingByteArrayOutput out = GrowingByteArrayOutput.withDefaultInitialCapacity();
            sketch.encode(out, false);
            return out.trimmedCopy();
        } catch (IOException e) {
            throw new UncheckedIOException("writing a sketch to memory", e);
        }
    }

    static void merge(DDSketch into, short algorithm, byte[] bytes) {
        if (algorithm != ALGORITHM) {
            throw new IllegalStateException("this program does not know sketches of algorithm " + algorithm);
        }
        try {
            into.decodeAndMergeWith(ByteArrayInput.wrap(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException("reading a stored sketch", e);
        }
    }
}
