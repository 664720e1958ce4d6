package com.sitearis.maintenance.kpi.workbook;

import com.sitearis.maintenance.kpi.definition.Kpi;
import com.sitearis.maintenance.kpi.definition.Sheet;
import com.sitearis.maintenance.kpi.edition.Edition;
import com.sitearis.maintenance.kpi.figures.Figure;
import com.sitearis.maintenance.kpi.figures.Verdict;
import com.sitearis.maintenance.kpi.words.FigureText;
import com.sitearis.maintenance.kpi.words.Words;
import com.sitearis.maintenance.kpi.workbook.Page.Styled;
import org.apache.poi.ss.usermodel.PaperSize;
import org.apache.poi.xssf.usermodel.XSSFPrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/** What every sheet of a workbook is written with. */
record Desk(XSSFWorkbook book, Edition edition, Words words, Styles styles) {

    /** A new sheet with its heading, set up to print on A4, landscape, one page wide. */
    Page page(Sheet which, int... widths) {
        XSSFSheet sheet = book.createSheet(words.say(which));
        Page page = new Page(sheet, styles, words, edition.inputs().zone(), widths);
        String month = words.month(edition.month());
        page.line(edition.plan() + " – " + words.say(which) + " – " + month, Look.TITLE);
        String state = words.say(edition.provisional() ? "state.provisional" : "state.final");
        page.line(
                words.say(
                                "head.version",
                                edition.version(),
                                state,
                                at(edition.inputs().taken())) + " · "
                        + words.say("head.environment", edition.inputs().environment()),
                edition.provisional() ? Look.QUIET.ink("B42318").strong() : Look.QUIET);
        page.keepInSight(0);
        print(sheet, month);
        return page;
    }

    private void print(XSSFSheet sheet, String month) {
        sheet.setFitToPage(true);
        sheet.setDisplayGridlines(false);
        XSSFPrintSetup setup = sheet.getPrintSetup();
        setup.setPaperSize(PaperSize.A4_PAPER);
        setup.setLandscape(true);
        setup.setFitWidth((short) 1);
        setup.setFitHeight((short) 0);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.LEFT, 0.4);
        sheet.setMargin(org.apache.poi.ss.usermodel.PageMargin.RIGHT, 0.4);
        sheet.setHorizontallyCenter(true);
        // An ampersand would begin a code of the footer.
        sheet.getFooter()
                .setLeft(words.say("head.footer", edition.plan(), month, edition.version())
                        .replace("&", "&&"));
        sheet.getFooter().setRight(words.say("page.of"));
    }

    String at(java.time.Instant instant) {
        String pattern = words.french() ? "dd/MM/uuuu HH:mm" : "uuuu-MM-dd HH:mm";
        return java.time.format.DateTimeFormatter.ofPattern(pattern)
                .format(instant.atZone(edition.inputs().zone()));
    }

    /** A KPI's value as a real number; grey and empty when there is none. */
    Styled value(Kpi kpi, @Nullable Figure figure) {
        if (figure == null || figure.value() == null) {
            return new Styled("–", Look.EMPTY);
        }
        // To the digits shown, so that Excel's own rounding cannot turn 99.99996 % into 100 %.
        double cut = FigureText.shown(kpi, figure.value()).doubleValue()
                * kpi.objective().unit().base();
        String format = figure.censored() ? Formats.atLeast(kpi, words) : Formats.value(kpi, words);
        return new Styled(Formats.cell(kpi, cut), Look.TEXT.as(format).center());
    }

    /** The verdict as word and icon; the colour only repeats it. */
    Styled status(Verdict verdict) {
        return switch (verdict) {
            case MET ->
                new Styled(
                        "✔ " + words.say(verdict),
                        Look.TEXT.on("D3F2DC").ink("0B5A2A").strong().center());
            case MISSED ->
                new Styled(
                        "✖ " + words.say(verdict),
                        Look.TEXT.on("FBD9D5").ink("8E1B10").strong().center());
            case INCONCLUSIVE ->
                new Styled(
                        "≈ " + words.say(verdict),
                        Look.TEXT.on("DDE2E8").ink("3E4C59").strong().center());
            case UNKNOWN ->
                new Styled(
                        "? " + words.say(verdict),
                        Look.TEXT.on("EDF0F3").ink("616E7C").strong().center());
        };
    }
}
