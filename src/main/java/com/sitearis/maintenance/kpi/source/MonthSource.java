package com.sitearis.maintenance.kpi.source;

import com.sitearis.maintenance.kpi.definition.Report;
import com.sitearis.maintenance.kpi.inputs.MonthInputs;

/** Knows a part of what a month's report is made of. */
@FunctionalInterface
public interface MonthSource {

    /**
     * The inputs with this source's part; as they were when it has nothing to say about the month.
     *
     * @param detail whether what only the sheets show is asked for, or no more than the figures need
     */
    MonthInputs add(MonthInputs inputs, Report report, boolean detail);
}
