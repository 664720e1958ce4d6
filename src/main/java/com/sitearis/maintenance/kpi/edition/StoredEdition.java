package com.sitearis.maintenance.kpi.edition;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An edition as it is kept.
 *
 * @param sha256 of the workbook, in hex; null until it is built
 */
public record StoredEdition(
        long id,
        Edition edition,
        Instant frozen,
        String fileName,
        @Nullable Instant built,
        @Nullable String sha256) {}
