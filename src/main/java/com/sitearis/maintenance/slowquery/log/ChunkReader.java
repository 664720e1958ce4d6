package com.sitearis.maintenance.slowquery.log;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts files into chunks of whole records. A file that does not begin with a record goes on with the last record of the
 * file before it, so that a log may be cut anywhere. Of a record longer than a chunk the middle is left out.
 */
final class ChunkReader implements AutoCloseable {

    private static final int HEAD = 64 * 1024;
    private static final int TAIL = 64 * 1024;

    private final Deque<Path> files;
    private final InputStream standardInput;
    private final Formats formats;
    private final byte[] carry;
    private final byte[] head = new byte[HEAD];
    private final List<String> notes = new ArrayList<>();
    private @Nullable InputStream in;
    private String name = "";
    private @Nullable LogFormat format;
    private int carried;
    private int headLength;
    private boolean fileBegins;
    private long position;
    private long number;

    ChunkReader(List<Path> files, InputStream standardInput, Formats formats, int chunkSize) {
        this.files = new ArrayDeque<>(files);
        this.standardInput = standardInput;
        this.formats = formats;
        this.carry = new byte[chunkSize];
    }

    /** What a reader of the figures has to know about the files. */
    List<String> notes() {
        return notes;
    }

    /** Fills {@code chunk} with the next records; false when there are none left. */
    boolean next(Chunk chunk) {
        System.arraycopy(carry, 0, chunk.bytes, 0, carried);
        chunk.length = carried;
        chunk.cut = false;
        carried = 0;
        while (in != null || open()) {
            if (fileBegins && !begin(chunk)) {
                return emit(chunk, chunk.length);
            }
            boolean ended = fill(chunk);
            if (ended) {
                close();
            }
            if (ended && files.isEmpty()) {
                break;
            }
            int end = current().lastRecord(chunk.bytes, 0, chunk.length);
            if (end > 0) {
                return emit(chunk, end);
            }
            if (!ended) {
                return emit(chunk, withoutMiddle(chunk));
            }
        }
        return chunk.length > 0 && emit(chunk, chunk.length);
    }

    private LogFormat current() {
        return format == null ? LogFormat.NONE : format;
    }

    private boolean emit(Chunk chunk, int end) {
        carried = chunk.length - end;
        System.arraycopy(chunk.bytes, end, carry, 0, carried);
        chunk.place(name, Math.max(0, position - chunk.length));
        chunk.length = end;
        chunk.format = current();
        chunk.number = number++;
        return true;
    }

    private boolean open() {
        Path file = files.poll();
        if (file == null) {
            return false;
        }
        name = file.toString().equals("-") ? "standard input" : file.toString();
        try {
            in = LogInput.open(file, standardInput);
        } catch (EOFException e) {
            notes.add(name + " ends too early; what could be read is counted");
            return open();
        } catch (IOException e) {
            throw new LogNotReadable(name, e);
        }
        fileBegins = true;
        position = 0;
        headLength = read(head, 0, HEAD);
        return true;
    }

    /** Whether the file that begins goes on in this chunk; else the chunk has to leave first. */
    private boolean begin(Chunk chunk) {
        LogFormat before = format;
        if (headLength > 0 && (before == null || !before.begins(head, 0, headLength))) {
            if (before == null || chunk.length == 0) {
                format = formats.of(name, head, headLength);
            }
        } else if (chunk.length > 0 && headLength > 0) {
            return false;
        }
        fileBegins = false;
        System.arraycopy(head, 0, chunk.bytes, chunk.length, Math.min(headLength, chunk.bytes.length - chunk.length));
        chunk.length += headLength;
        return true;
    }

    /** Whether the file ended before the chunk was full. */
    private boolean fill(Chunk chunk) {
        int size = read(chunk.bytes, chunk.length, chunk.bytes.length - chunk.length);
        chunk.length += size;
        return chunk.length < chunk.bytes.length;
    }

    private int read(byte[] bytes, int from, int most) {
        int size = 0;
        try {
            while (size < most && in != null) {
                int more = in.read(bytes, from + size, most - size);
                if (more < 0) {
                    break;
                }
                size += more;
            }
        } catch (IOException e) {
            if (position + size == 0) {
                throw new LogNotReadable(name, e);
            }
            notes.add(name + " cannot be read to its end (" + e.getClass().getSimpleName()
                    + "); what could be read is counted");
            close();
        }
        position += size;
        return size;
    }

    /** Keeps the beginning and the end of a record that fills the chunk; answers where the next one begins. */
    private int withoutMiddle(Chunk chunk) {
        byte[] bytes = chunk.bytes;
        int keep = bytes.length / 2;
        while (keep > 1 && special(bytes[keep - 1])) {
            keep--;
        }
        chunk.cut = true;
        int next = -1;
        boolean ended = false;
        while (next < 0 && !ended) {
            int tail = chunk.length - TAIL;
            while (tail < chunk.length && (special(bytes[tail]) || special(bytes[tail - 1]))) {
                tail++;
            }
            System.arraycopy(bytes, tail, bytes, keep, chunk.length - tail);
            chunk.length = keep + chunk.length - tail;
            ended = fill(chunk);
            next = current().nextRecord(bytes, keep, chunk.length);
        }
        return next < 0 ? chunk.length : next;
    }

    /** Quotes and backslashes, which mean something together with their neighbour. */
    private static boolean special(byte one) {
        return one == '"' || one == '\\' || one == '\n';
    }

    @Override
    public void close() {
        if (in == null) {
            return;
        }
        try {
            in.close();
        } catch (IOException e) {
            notes.add(name + " could not be closed: " + e);
        }
        in = null;
    }
}
