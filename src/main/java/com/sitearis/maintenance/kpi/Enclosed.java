package com.sitearis.maintenance.kpi;

import com.sitearis.maintenance.kpi.detail.Detail;
import com.sitearis.maintenance.kpi.edition.StoredEdition;
import com.sitearis.maintenance.notify.Attachment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files that go with a month's mail.
 *
 * @param detail the rows behind the figures, or null when there are none
 * @param detailAttached false when they would make the mail too large for most servers: then the mail says where they are
 */
record Enclosed(List<Attachment> files, @Nullable Detail detail, boolean detailAttached) {

    /** Many servers refuse mails over 10 MB, and base64 makes a third more of a file. */
    static final long MOST_BYTES = 7_000_000;

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    static Enclosed with(StoredEdition held, KpiReports reports) {
        byte[] workbook = reports.workbook(held);
        List<Attachment> files = new ArrayList<>(List.of(new Attachment(held.fileName(), EXCEL, workbook)));
        Detail detail = reports.details().of(held).orElse(null);
        boolean fits = detail != null && workbook.length + detail.bytes() <= MOST_BYTES;
        if (detail != null && fits) {
            files.add(new Attachment(detail.fileName(), EXCEL, reports.details().bytes(detail)));
        }
        return new Enclosed(List.copyOf(files), detail, fits);
    }
}
