package com.sitearis.maintenance.metrics.store;

import com.sitearis.maintenance.metrics.Sample;
import com.sitearis.maintenance.metrics.Series;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** A delivery's samples as rows of PostgreSQL's binary COPY format. */
final class CopyRows {

    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };
    private static final byte[] TRAILER = {(byte) 0xff, (byte) 0xff};
    private static final int ROW = 2 + 4 + 4 + 4 + 8 + 4 + 8;
    private static final long EPOCH = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
    private static final int CHUNK = 64 * 1024;

    private final byte[] rows;

    CopyRows(List<Sample> samples, Map<Series, Integer> numbers) {
        // Samples of one series share it: looking it up by itself saves hashing its names once more for each sample.
        IdentityHashMap<Series, Integer> known = new IdentityHashMap<>();
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(samples.size(), ROW));
        for (Sample sample : samples) {
            buffer.putShort((short) 3)
                    .putInt(4)
                    .putInt(known.computeIfAbsent(sample.series(), numbers::get))
                    .putInt(8)
                    .putLong(micros(sample.at()))
                    .putInt(8)
                    .putDouble(sample.value());
        }
        rows = buffer.array();
    }

    private static long micros(Instant at) {
        return (at.getEpochSecond() - EPOCH) * 1_000_000 + at.getNano() / 1000;
    }

    /** The same samples in the same order have the same digest. */
    byte[] digest() {
        return DigestUtils.sha256(rows);
    }

    /** Answers how many rows were stored. */
    long copyTo(Connection connection) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy app.sample (series_id, at, value) from stdin (format binary)");
        try {
            copy.writeToCopy(HEADER, 0, HEADER.length);
            for (int from = 0; from < rows.length; from += CHUNK) {
                copy.writeToCopy(rows, from, Math.min(CHUNK, rows.length - from));
            }
            copy.writeToCopy(TRAILER, 0, TRAILER.length);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
