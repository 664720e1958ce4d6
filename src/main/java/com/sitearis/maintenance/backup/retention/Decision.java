package com.sitearis.maintenance.backup.retention;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What retention says about one backup, and why.
 *
 * @param reasons sentences for people, at least one
 * @param keptUntil the last day its tiers keep it, that day included; null when it has no tier
 */
public record Decision(
        String backupId,
        boolean keep,
        List<String> reasons,
        @Nullable LocalDate keptUntil) {}
