package com.sitearis.maintenance.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.LayoutBase;

/**
 * Log lines for systemd's journal: each begins with its syslog priority ({@code sd-daemon(3)}), so that
 * {@code journalctl -p err} finds what failed; the journal keeps the time itself.
 */
final class JournalLayout extends LayoutBase<ILoggingEvent> {

    @Override
    public String doLayout(ILoggingEvent event) {
        String logger = event.getLoggerName();
        String text = logger.substring(logger.lastIndexOf('.') + 1) + ": " + event.getFormattedMessage();
        if (event.getThrowableProxy() != null) {
            text += "\n" + ThrowableProxyUtil.asString(event.getThrowableProxy());
        }
        String priority = "<" + priority(event.getLevel()) + ">";
        // The journal reads line by line: a stack trace stays one thing only if every line carries the priority.
        return priority + text.strip().replace("\n", "\n" + priority) + "\n";
    }

    private static int priority(Level level) {
        if (level.isGreaterOrEqual(Level.ERROR)) {
            return 3;
        }
        if (level.isGreaterOrEqual(Level.WARN)) {
            return 4;
        }
        return level.isGreaterOrEqual(Level.INFO) ? 6 : 7;
    }
}
