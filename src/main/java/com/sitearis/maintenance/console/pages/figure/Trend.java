package com.sitearis.maintenance.console.pages.figure;

import java.util.ArrayList;
import java.util.List;

/** Columns of a small chart, in the units of its SVG: 100 high, ten wide for each. */
record Trend(List<Column> columns, int width) {

    private static final int HEIGHT = 100;
    private static final int STEP = 10;

    /** A value and what it belongs to. */
    record Point(String name, double value) {}

    /** Where a value is drawn. */
    record Column(String name, double value, int left, double top, double height) {}

    static Trend of(List<Point> points) {
        double most = points.stream().mapToDouble(Point::value).max().orElse(0);
        List<Column> columns = new ArrayList<>();
        for (Point point : points) {
            double height = most == 0 ? 0 : point.value() / most * HEIGHT;
            columns.add(new Column(point.name(), point.value(), columns.size() * STEP, HEIGHT - height, height));
        }
        return new Trend(List.copyOf(columns), Math.max(1, columns.size()) * STEP);
    }
}
