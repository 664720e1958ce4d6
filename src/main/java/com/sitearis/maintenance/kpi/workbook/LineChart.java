package com.sitearis.maintenance.kpi.workbook;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFPresetLineDash;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.DisplayBlanks;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;

/** A native line chart over cells of its own sheet. */
final class LineChart {

    private static final int ROWS = 14;
    /** Right of a table's four columns, as far as the page goes. */
    private static final int COLUMN = 4;

    private static final int GAP = 150_000;

    private final Page page;
    private final String title;
    private final String altText;
    private final String format;
    private final String categoryFormat;
    private final List<Line> lines = new ArrayList<>();
    private int first;
    private int last;
    private int categories;

    private record Line(String name, int column, String rgb, boolean objective) {}

    /**
     * @param format of the value axis
     * @param categoryFormat of the dates along it
     */
    LineChart(Page page, String title, String altText, String format, String categoryFormat) {
        this.page = page;
        this.title = title;
        this.altText = altText;
        this.format = format;
        this.categoryFormat = categoryFormat;
    }

    /** The rows it covers, and the column of its categories. */
    LineChart over(int firstRow, int lastRow, int column) {
        first = firstRow;
        last = lastRow;
        categories = column;
        return this;
    }

    LineChart line(String name, int column, String rgb) {
        lines.add(new Line(name, column, rgb, false));
        return this;
    }

    LineChart objective(String name, int column) {
        lines.add(new Line(name, column, "B42318", true));
        return this;
    }

    /** Draws it beside the table, from a row on. */
    void plot(int row) {
        XSSFDrawing drawing = page.sheet().createDrawingPatriarch();
        XSSFClientAnchor anchor = drawing.createAnchor(GAP, 0, 0, 0, COLUMN, row, page.columns(), row + ROWS);
        XSSFChart chart = drawing.createChart(anchor);
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        chart.displayBlanksAs(DisplayBlanks.GAP);
        XDDFCategoryAxis bottom = chart.createCategoryAxis(AxisPosition.BOTTOM);
        XDDFValueAxis left = chart.createValueAxis(AxisPosition.LEFT);
        bottom.setNumberFormat(categoryFormat);
        left.setCrosses(AxisCrosses.AUTO_ZERO);
        left.setNumberFormat(format);
        XDDFLineChartData data = (XDDFLineChartData) chart.createData(ChartTypes.LINE, bottom, left);
        // The schema wants it; Excel repairs files without it.
        data.setGrouping(Grouping.STANDARD);
        var names = XDDFDataSourcesFactory.fromNumericCellRange(page.sheet(), range(categories));
        names.setFormatCode(categoryFormat);
        for (Line line : lines) {
            var values = XDDFDataSourcesFactory.fromNumericCellRange(page.sheet(), range(line.column()));
            draw((XDDFLineChartData.Series) data.addSeries(names, values), line);
        }
        chart.plot(data);
        describe(chart);
    }

    private CellRangeAddress range(int column) {
        return new CellRangeAddress(first, last, column, column);
    }

    /** Without a line style of its own a series is drawn as markers only. */
    private static void draw(XDDFLineChartData.Series series, Line line) {
        series.setTitle(line.name(), null);
        series.setSmooth(false);
        XDDFLineProperties style = new XDDFLineProperties(
                new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(line.rgb()))));
        style.setWidth(line.objective() ? 1.5 : 2.25);
        if (line.objective()) {
            style.setPresetDash(new XDDFPresetLineDash(PresetLineDash.DASH));
            series.setMarkerStyle(MarkerStyle.NONE);
        } else {
            series.setMarkerStyle(MarkerStyle.CIRCLE);
        }
        series.setLineProperties(style);
    }

    private void describe(XSSFChart chart) {
        chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr()
                .setDescr(altText);
    }
}
