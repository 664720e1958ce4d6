package com.sitearis.maintenance.kpi.definition;

import java.util.Locale;

/** A text in both languages. */
public record Label(String fr, String en) {

    public String in(Locale language) {
        return language.getLanguage().equals("fr") ? fr : en;
    }
}
