package com.sitearis.maintenance.slowquery.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.slowquery.LogEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

class LogCutProperties {

    private static final Map<String, byte[]> PARTS = new ConcurrentHashMap<>();

    /** The middle of the mixed log, whole records, short enough to be read often. */
    private static byte[] part(String format) {
        return PARTS.computeIfAbsent(format, name -> {
            try {
                byte[] all = Logs.mixed(name);
                String text = new String(all, StandardCharsets.UTF_8);
                int from = text.indexOf(
                        format.equals("json") ? "{\"timestamp\":\"2026-11-22 07:52:15" : "\n2026-11-22 07:52:15");
                int to = text.indexOf(
                        format.equals("json") ? "{\"timestamp\":\"2026-11-22 07:52:16" : "\n2026-11-22 07:52:16");
                return text.substring(format.equals("json") ? from : from + 1, format.equals("json") ? to : to + 1)
                        .getBytes(StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }

    @Property(tries = 150)
    void aLogCutAnywhereGivesTheSameFigures(
            @ForAll("formats") String format, @ForAll @DoubleRange(min = 0, max = 1) double where) throws IOException {
        byte[] whole = part(format);
        int cut = (int) (where * whole.length);
        Path folder = Files.createTempDirectory("cut");
        Path one = Files.write(folder.resolve("1"), Arrays.copyOfRange(whole, 0, cut));
        Path two = Files.write(folder.resolve("2"), Arrays.copyOfRange(whole, cut, whole.length));
        try {
            assertThat(Logs.figures(Logs.read(one, two))).isEqualTo(Logs.figures(Logs.read(whole)));
        } finally {
            Files.delete(one);
            Files.delete(two);
            Files.delete(folder);
        }
    }

    @Property(tries = 100)
    void aBadLineIsCountedAndLosesNoGoodOne(
            @ForAll("formats") String format,
            @ForAll("garbage") String garbage,
            @ForAll @DoubleRange(min = 0, max = 0.99) double where) {
        String whole = new String(part(format), StandardCharsets.UTF_8);
        String begin = format.equals("json") ? "\n{" : "\n2026-11-22 07:52:15";
        int at = whole.indexOf(begin, (int) (where * whole.length() * 0.9));
        String log = whole.substring(0, at + 1) + garbage + "\n" + whole.substring(at + 1);

        var good = Logs.read(whole);
        var found = Logs.read(log);
        assertThat(found.unreadableLines()).isEqualTo(1);
        assertThat(found.events()).isEqualTo(good.events());
        assertThat(found.severities()).isEqualTo(good.severities());
        assertThat(found.unreadable().toString()).doesNotContain("secret");
    }

    @Property(tries = 300)
    void randomBytesDoNoHarm(@ForAll long seed, @ForAll("formats") String format) {
        Random random = new Random(seed);
        byte[] bytes = part(format).clone();
        int from = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, from + random.nextInt(2000));
        for (int i = from; i < to; i++) {
            bytes[i] = random.nextInt(4) == 0
                    ? (byte) "\"\\\n,{}\t:'$".charAt(random.nextInt(9))
                    : (byte) random.nextInt();
        }
        var log = new LogReader("%m [%p] %q%u@%d app=%a client=%h ", 2, Logs.SMALL_CHUNKS)
                .read(List.of(Path.of("-")), new ByteArrayInputStream(bytes));
        assertThat(log.amount(LogEvent.STATEMENT).count()).isNotNegative();
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of("log", "csv", "json");
    }

    @Provide
    Arbitrary<String> garbage() {
        return Arbitraries.of(
                "secret",
                "sh: 1: secret: not found",
                "2026-11-22 07:52",
                "2026-11-22 07:52:15.000 UTC secret",
                "\"secret\", \"x",
                "{\"timestamp\":\"2026-11-22 07:52:15.001 UTC\",\"mess",
                "2026-11-22 07:52:15.175 UTC,\"secret\",\"shop\",12,\"x");
    }
}
