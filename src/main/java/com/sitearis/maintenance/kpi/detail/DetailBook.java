package com.sitearis.maintenance.kpi.detail;

import com.sitearis.maintenance.kpi.words.SafeText;
import com.sitearis.maintenance.kpi.words.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** Writes tables of any length, a thousand rows in memory at a time. A table too long for one sheet goes on in the next. */
final class DetailBook implements AutoCloseable {

    /** Excel ends at 1,048,576. */
    static final int MOST_ROWS = 1_000_000;

    private static final int FLUSHED = 1000;
    private static final int WIDTH = 24;

    private final Workbook book;
    private final Words words;
    private final ZoneId zone;
    private final int mostRows;
    private final String instants;
    private final String yes;
    private final String no;
    private long rows;

    DetailBook(OutputStream out, Words words, ZoneId zone) {
        this(out, words, zone, MOST_ROWS);
    }

    DetailBook(OutputStream out, Words words, ZoneId zone, int mostRows) {
        this.book = new Workbook(out, "SiteAris Maintenance", null);
        this.words = words;
        this.zone = zone;
        this.mostRows = mostRows;
        this.yes = words.say("yes");
        this.no = words.say("no");
        this.instants = words.french() ? "dd/mm/yyyy hh:mm:ss" : "yyyy-mm-dd hh:mm:ss";
    }

    Table table(String name, List<String> columns) {
        return new Table(name, columns);
    }

    /** Of all tables so far. */
    long rows() {
        return rows;
    }

    final class Table {

        private final String name;
        private final List<String> columns;
        private Worksheet sheet;
        private int sheets;
        private int next;

        private Table(String name, List<String> columns) {
            this.name = name;
            this.columns = columns;
            this.sheet = begin();
        }

        private Worksheet begin() {
            sheets++;
            Worksheet begun = book.newWorksheet(words.say("detail." + name) + (sheets == 1 ? "" : " " + sheets));
            for (int i = 0; i < columns.size(); i++) {
                begun.width(i, WIDTH);
                begun.value(0, i, words.say("column." + columns.get(i)));
                begun.style(0, i).bold().fillColor("17365D").fontColor("FFFFFF").set();
            }
            begun.freezePane(0, 1);
            next = 1;
            return begun;
        }

        /** A row; null is an empty cell. */
        void row(@Nullable Object... values) throws IOException {
            if (next > mostRows) {
                end();
                sheet = begin();
            }
            for (int i = 0; i < values.length; i++) {
                cell(i, values[i]);
            }
            next++;
            rows++;
            if (next % FLUSHED == 0) {
                sheet.flush();
            }
        }

        private void cell(int column, @Nullable Object value) {
            if (value instanceof OffsetDateTime instant) {
                sheet.value(next, column, local(instant.toInstant()));
                sheet.style(next, column).format(instants).set();
            } else if (value instanceof Number number) {
                sheet.value(next, column, number);
            } else if (value instanceof Boolean holds) {
                sheet.value(next, column, holds ? yes : no);
            } else if (value != null) {
                sheet.value(next, column, SafeText.of(value.toString()));
            }
        }

        private LocalDateTime local(Instant instant) {
            return LocalDateTime.ofInstant(instant, zone);
        }

        void end() throws IOException {
            sheet.finish();
        }
    }

    @Override
    public void close() throws IOException {
        book.finish();
    }
}
