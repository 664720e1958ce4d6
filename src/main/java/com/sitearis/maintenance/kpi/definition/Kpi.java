package com.sitearis.maintenance.kpi.definition;

import org.jspecify.annotations.Nullable;

/**
 * One figure that a report asks for.
 *
 * @param name its key in the report file
 * @param row of the written plan, or null
 * @param byDevice mobile and desktop apart, the worse one decides
 * @param minimumSamples with fewer there is no verdict
 * @param counted whether it counts as met or missed
 * @param decimals shown after the decimal mark, in the objective's unit
 */
public record Kpi(
        String name,
        @Nullable Integer row,
        Label label,
        Measure measure,
        Aggregation aggregation,
        Objective objective,
        boolean byDevice,
        int minimumSamples,
        boolean counted,
        int decimals) {}
