package com.sitearis.maintenance.kpi.figures;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one month as they were told or would be now.
 *
 * @param version of the report they come from; 0 when that month was never reported
 */
public record MonthFigures(YearMonth month, int version, List<Figure> figures) {

    public Optional<Figure> figure(String kpi) {
        return figures.stream().filter(figure -> figure.kpi().equals(kpi)).findFirst();
    }
}
