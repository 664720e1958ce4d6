package com.sitearis.maintenance.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** One line on a terminal that says how far something is; silent where nobody looks. */
final class ProgressLine {

    private static final long EVERY_NANOS = 200_000_000L;

    private final PrintWriter err;
    private final boolean shown;
    private final long begun = System.nanoTime();
    private volatile String title;
    private volatile long next = begun;
    private volatile int width;

    @SuppressWarnings("SystemConsoleNull") // where it is never null, a redirected line is shown once too often
    ProgressLine(String title, Invocation invocation) {
        this.title = title;
        this.err = invocation.err();
        this.shown = System.console() != null && !invocation.json();
    }

    void titled(String newTitle) {
        title = newTitle;
    }

    /** Tells bytes and rate. */
    synchronized void at(long doneBytes) {
        long now = System.nanoTime();
        if (!shown || now < next) {
            return;
        }
        next = now + EVERY_NANOS;
        double seconds = Math.max(0.1, (now - begun) / 1e9);
        String text = String.format(
                Locale.ROOT, "%s  %,.1f MB  %,.1f MB/s", title, doneBytes / 1e6, doneBytes / 1e6 / seconds);
        err.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
        err.flush();
        width = text.length();
    }

    synchronized void clear() {
        if (shown && width > 0) {
            err.print("\r" + " ".repeat(width) + "\r");
            err.flush();
            width = 0;
        }
    }
}
