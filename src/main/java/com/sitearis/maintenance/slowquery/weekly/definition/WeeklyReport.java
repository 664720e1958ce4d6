package com.sitearis.maintenance.slowquery.weekly.definition;

import com.sitearis.maintenance.plan.Key;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The file of a weekly slow-query report in {@code reports/}. */
public record WeeklyReport(
        @Key(about = "Its title, in both languages", example = "{ fr: Requêtes lentes, en: Slow queries }")
        Title title,

        @Key(about = "Language of page, workbook and mail, fr or en; the plan's when absent", example = "en") @Nullable
        Language language,

        @Key(about = "Contacts of the plan who get it by mail; at least one", example = "[dba, lead]")
        List<String> recipients,

        @Key(about = "So many weeks before are compared with, 1 to 52", fallback = "8")
        int lookBack,

        @Key(about = "So many statements are listed, 1 to 200", fallback = "20")
        int top,

        @Key(about = "The generic plans of so many of them are asked for, 0 to 100", fallback = "10")
        int explain,

        @Key(about = "From which values on something is a finding", example = "{ time-share: 0.2, … }")
        Thresholds thresholds) {

    /** A text in both languages. */
    public record Title(
            @Key(about = "In French", example = "Requêtes lentes")
            String fr,

            @Key(about = "In English", example = "Slow queries")
            String en) {

        public String in(Locale locale) {
            return locale.getLanguage().equals("fr") ? fr : en;
        }
    }

    /** The languages there are texts in. */
    public enum Language {
        FR,
        EN
    }

    public Locale languageOr(Locale plans) {
        return language == null ? plans : language == Language.FR ? Locale.FRENCH : Locale.ENGLISH;
    }
}
