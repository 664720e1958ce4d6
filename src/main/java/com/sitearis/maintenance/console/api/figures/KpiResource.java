package com.sitearis.maintenance.console.api.figures;

import com.sitearis.maintenance.console.api.Addresses;
import com.sitearis.maintenance.console.api.Cursor;
import com.sitearis.maintenance.console.api.Limit;
import com.sitearis.maintenance.console.api.NothingThere;
import com.sitearis.maintenance.console.api.Page;
import com.sitearis.maintenance.console.api.RequestRefused;
import com.sitearis.maintenance.console.server.ForPrograms;
import com.sitearis.maintenance.kpi.KpiDesk;
import com.sitearis.maintenance.kpi.KpiDesk.Workbook;
import com.sitearis.maintenance.kpi.KpiSheet;
import com.sitearis.maintenance.kpi.KpiVersion;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The KPIs of the months: versions that were published, their figures and their workbooks. */
@ForPrograms
@RequestMapping(Addresses.ROOT + "/kpi")
class KpiResource {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int FIRST = 2000;
    private static final int LAST = 2199;

    private final KpiDesk desk;

    KpiResource(KpiDesk desk) {
        this.desk = desk;
    }

    /** The versions that are kept, of the newest months first. */
    @GetMapping
    Page<KpiVersion> versions(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = Limit.USUAL) int limit) {
        Cursor place = Cursor.read(cursor, 1);
        return Page.of(
                desk.versions(place == null ? null : place.number(0), Limit.plusOne(limit)),
                limit,
                version -> Cursor.at(version.id()));
    }

    /**
     * The figures of the month's latest version, or as of now when there is none.
     *
     * @param now as of now even where there is a version
     */
    @GetMapping("/{report}/{month}")
    KpiSheet latest(
            @PathVariable String report,
            @PathVariable YearMonth month,
            @RequestParam(defaultValue = "false") boolean now) {
        check(month);
        return desk.show(report, month, now);
    }

    /** A version's figures, with what weakens them. */
    @GetMapping("/{report}/{month}/{version}")
    KpiSheet figures(@PathVariable String report, @PathVariable YearMonth month, @PathVariable int version) {
        check(month);
        return desk.version(report, month, version, Locale.ENGLISH).orElseThrow(() -> unknown(report, month, version));
    }

    /** The same bytes that were mailed. */
    @GetMapping(path = "/{report}/{month}/{version}/workbook", produces = XLSX)
    ResponseEntity<byte[]> workbook(
            @PathVariable String report, @PathVariable YearMonth month, @PathVariable int version) {
        check(month);
        return file(desk.workbook(report, month, version).orElseThrow(() -> unknown(report, month, version)));
    }

    /** The rows behind the figures; 404 when there are none. */
    @GetMapping(path = "/{report}/{month}/{version}/detail", produces = XLSX)
    ResponseEntity<byte[]> detail(
            @PathVariable String report, @PathVariable YearMonth month, @PathVariable int version) {
        check(month);
        return file(desk.detail(report, month, version).orElseThrow(() -> unknown(report, month, version)));
    }

    private static ResponseEntity<byte[]> file(Workbook workbook) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(XLSX))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(workbook.fileName())
                                .build()
                                .toString())
                .body(workbook.bytes());
    }

    private static void check(YearMonth month) {
        if (month.getYear() < FIRST || month.getYear() > LAST) {
            throw new RequestRefused("month", "no report is kept of it", "write a month, such as 2026-11");
        }
    }

    private static NothingThere unknown(String report, YearMonth month, int version) {
        return new NothingThere("version", report + " " + month + " " + version, List.of());
    }
}
