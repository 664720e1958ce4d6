package com.sitearis.maintenance.kpi.figures;

/** What a figure says about its objective. Only MET is green, only MISSED is red. */
public enum Verdict {
    MET,
    MISSED,
    /** There is a figure, but too few samples or too much unknown time to judge by it. */
    INCONCLUSIVE,
    /** There is no figure. */
    UNKNOWN
}
