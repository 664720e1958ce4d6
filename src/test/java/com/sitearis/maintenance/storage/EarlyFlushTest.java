package com.sitearis.maintenance.storage;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlyFlushTest {

    private static final int PART = 32 << 20;

    @Test
    void whatItMetIsToldAtTheEnd() throws IOException {
        EarlyFlush flush = new EarlyFlush(new FileDescriptor()); // of no file: the flush fails
        flush.wrote(PART);
        assertThatThrownBy(flush::end).isInstanceOf(IOException.class).hasMessageContaining("could not be flushed");
    }

    @Test
    void endsWithNothingUnderWay(@TempDir Path folder) throws IOException {
        try (FileOutputStream file = new FileOutputStream(folder.resolve("file").toFile())) {
            EarlyFlush flush = new EarlyFlush(file.getFD());
            assertThatCode(flush::end).doesNotThrowAnyException();
            flush.wrote(PART);
            flush.wrote(PART);
            assertThatCode(flush::end).doesNotThrowAnyException();
        }
    }
}
