package com.sitearis.maintenance.slowquery.logs;

import org.jspecify.annotations.Nullable;

/**
 * How far a file was read.
 *
 * @param head SHA-256 of its first {@code headLength} bytes
 * @param readTo bytes, before compression
 * @param unreadable lines
 * @param stamp of the file when it was read to its end, else null
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record ReadFile(
        byte[] head,
        int headLength,
        String name,
        long readTo,
        long unreadable,
        @Nullable String stamp) {}
