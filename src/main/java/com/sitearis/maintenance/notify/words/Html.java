package com.sitearis.maintenance.notify.words;

import java.util.Locale;

/** HTML for mail programs: in one piece, without scripts, styles sheets or pictures from elsewhere. */
final class Html {

    private Html() {}

    static String document(Locale language, String title, String body) {
        return "<!doctype html><html lang=\"" + language.getLanguage() + "\"><head><meta charset=\"utf-8\"><title>"
                + escape(title) + "</title></head>" + body + "</html>\n";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
