package com.sitearis.maintenance.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads bodies that may be hostile: bounded in size, before and after decompression, and in time. */
public final class Body {

    private static final int CHUNK = 16 * 1024;

    private Body() {}

    /** The bytes as they were sent. */
    public static byte[] raw(InputStream in, long announced, int most, Duration within) throws IOException {
        if (announced > most) {
            throw tooLarge(most);
        }
        long until = System.nanoTime() + within.toNanos();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Math.max(CHUNK, announced));
        byte[] chunk = new byte[CHUNK];
        for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
            bytes.write(chunk, 0, read);
            if (bytes.size() > most) {
                throw tooLarge(most);
            }
            if (System.nanoTime() > until) {
                throw new Refusal(
                        Refusal.TIMEOUT, "too-slow", "the body did not come within " + within.toSeconds() + " s");
            }
        }
        return bytes.toByteArray();
    }

    /** The bytes without their content encoding. */
    public static byte[] decoded(byte[] raw, @Nullable String encoding, int most) {
        if (encoding == null || encoding.equalsIgnoreCase("identity")) {
            return raw;
        }
        if (!encoding.equalsIgnoreCase("gzip")) {
            throw new Refusal(Refusal.UNSUPPORTED, "unknown-encoding", "a body is sent as it is, or with gzip");
        }
        try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(raw), CHUNK)) {
            byte[] bytes = plain.readNBytes(most);
            if (plain.read() >= 0) {
                throw tooLarge(most);
            }
            return bytes;
        } catch (IOException e) {
            throw Refusal.malformed("the gzip body cannot be decompressed");
        }
    }

    /** Refuses bytes that are no UTF-8, which parsers see with lenience. */
    public static void checkUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(CHUNK);
        CoderResult result;
        do {
            result = decoder.decode(in, out, true);
            out.clear();
        } while (result.isOverflow());
        if (result.isError()) {
            throw Refusal.malformed("the body is no UTF-8 at byte " + in.position());
        }
    }

    private static Refusal tooLarge(int most) {
        return new Refusal(Refusal.TOO_LARGE, "too-large", "a body is at most " + most + " bytes; send it in parts");
    }
}
