package com.sitearis.maintenance.slowquery.log;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.jspecify.annotations.Nullable;

/** Opens a log, whatever it is compressed with: its first bytes tell. */
final class LogInput {

    private static final int DIRECT = 256 * 1024;
    private static final int SYSLOG_HEAD = 8 * 1024;

    private LogInput() {}

    static InputStream open(Path file, InputStream standardInput) throws IOException {
        InputStream plain = file.toString().equals("-") ? standardInput : new ChannelInput(file);
        try {
            PushbackInputStream packed = new PushbackInputStream(plain, 4);
            byte[] magic = peek(packed, 4);
            InputStream unpacked = magic.length == 4 ? decompressed(packed, magic) : packed;
            PushbackInputStream text = new PushbackInputStream(unpacked, SYSLOG_HEAD);
            byte[] head = peek(text, SYSLOG_HEAD);
            return SyslogInput.recognised(head, head.length) ? new SyslogInput(text, changed(file)) : text;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    /** The log's own text, also of syslog. */
    static InputStream decompressed(Path file) throws IOException {
        InputStream plain = new ChannelInput(file);
        try {
            PushbackInputStream packed = new PushbackInputStream(plain, 4);
            byte[] magic = peek(packed, 4);
            return magic.length == 4 ? decompressed(packed, magic) : packed;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static byte[] peek(PushbackInputStream in, int most) throws IOException {
        byte[] head = in.readNBytes(most);
        in.unread(head);
        return head;
    }

    /** A syslog as a stderr log. */
    static InputStream syslog(Path file, boolean grows) throws IOException {
        return new SyslogInput(decompressed(file), changed(file), grows);
    }

    private static @Nullable YearMonth changed(Path file) throws IOException {
        return file.toString().equals("-")
                ? null
                : YearMonth.from(Files.getLastModifiedTime(file).toInstant().atOffset(ZoneOffset.UTC));
    }

    private static InputStream decompressed(InputStream head, byte[] magic) throws IOException {
        if (magic[0] == 0x1f && (magic[1] & 0xff) == 0x8b) {
            return new GZIPInputStream(head, 64 * 1024);
        }
        if (magic[0] == 0x28 && (magic[1] & 0xff) == 0xb5 && magic[2] == 0x2f && (magic[3] & 0xff) == 0xfd) {
            return new ZstdInputStream(head);
        }
        if (magic[0] == 'B' && magic[1] == 'Z' && magic[2] == 'h') {
            return new BZip2CompressorInputStream(new BufferedInputStream(head, 64 * 1024), true);
        }
        return head;
    }

    /** Reads through a small direct buffer that stays in the processor's cache. */
    private static final class ChannelInput extends InputStream {

        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(DIRECT);

        ChannelInput(Path file) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            buffer.clear().limit(Math.min(DIRECT, length));
            int size = channel.read(buffer);
            if (size > 0) {
                buffer.flip().get(bytes, offset, size);
            }
            return size;
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
