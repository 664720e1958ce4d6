package com.sitearis.maintenance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalLayoutTest {

    @ParameterizedTest
    @CsvSource({"ERROR, 3", "WARN, 4", "INFO, 6", "DEBUG, 7"})
    void aLineBeginsWithItsPriorityAndCarriesNoTime(String level, int priority) {
        assertThat(line(Level.toLevel(level), "run 7 failed", null))
                .isEqualTo("<" + priority + ">Worker: run 7 failed\n");
    }

    @Test
    void everyLineOfAStackTraceHasThePriority() {
        String text = line(Level.ERROR, "first\nsecond", new IllegalStateException("third"));
        assertThat(text.lines())
                .allMatch(line -> line.startsWith("<3>"))
                .anyMatch(line -> line.contains("JournalLayoutTest.java"));
        assertThat(text).contains("<3>second\n").contains("third");
    }

    private static String line(Level level, String message, @Nullable Throwable thrown) {
        LoggerContext context = new LoggerContext();
        LoggingEvent event = new LoggingEvent(
                "", context.getLogger("com.sitearis.maintenance.run.Worker"), level, message, thrown, null);
        return new JournalLayout().doLayout(event);
    }
}
