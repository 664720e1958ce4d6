package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.inputs.CertificateLine;
import com.sitearis.maintenance.kpi.inputs.Input;
import com.sitearis.maintenance.kpi.words.Words;
import java.time.Instant;
import java.util.List;

/** The certificates that were seen, and by name what nobody delivers: an empty sheet would look like good news. */
final class SecuritySheet {

    private static final List<String> MISSING =
            List.of("scans", "dependencies", "audits", "pentests", "deadlines", "logins");
    private static final long DAY = 86_400;
    private static final int SOON = 21;

    private SecuritySheet() {}

    static void write(Desk desk) {
        Page page = desk.page(Sheet.SECURITY, 36, 22, 22, 18, 60);
        certificates(desk, page);
        missing(desk.words(), page);
    }

    private static void certificates(Desk desk, Page page) {
        Words words = desk.words();
        page.section(words.say("security.certificates"));
        Input<List<CertificateLine>> input = desk.edition().inputs().certificates();
        List<CertificateLine> seen = input.value();
        if (seen == null) {
            page.missing(input.reason());
        } else if (seen.isEmpty()) {
            page.paragraph(words.say("security.none-seen"));
        } else {
            page.head("component", "seen", "expires", "days-left", "state");
            seen.forEach(one -> row(one, desk.edition().inputs().end(), words, page));
        }
    }

    /** Judged at the month's end: the same month reads the same whenever it is asked for. */
    private static void row(CertificateLine one, Instant end, Words words, Page page) {
        long days = Math.floorDiv(one.expires().getEpochSecond() - end.getEpochSecond(), DAY);
        String state = days < 0 ? "expired" : days < SOON ? "soon" : "valid";
        Look look = days < SOON ? Look.TEXT.on("FBD9D5").ink("8E1B10").strong() : Look.TEXT;
        page.row(
                one.component(),
                one.seen(),
                one.expires(),
                days,
                new Page.Styled(words.say("security." + state, SOON), look));
    }

    private static void missing(Words words, Page page) {
        page.section(words.say("security.missing"));
        page.paragraph(words.say("security.none"));
        page.head("what", "row", "state");
        for (String one : MISSING) {
            String[] parts = words.say("security.missing." + one).split("\\|", 2);
            page.row(parts[1], parts[0], new Page.Styled(words.say("reason.no-source"), Look.EMPTY));
        }
    }
}
