package com.sitearis.maintenance.notify.words;

/** Text as every mail program, terminal and search shows and finds it. */
public final class PlainText {

    private PlainText() {}

    /** French numbers and dates hold narrow and hard spaces (U+202F, U+00A0); control characters have no place in a mail. */
    public static String of(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ').replaceAll("[\\p{Cntrl}&&[^\n\t]]", "");
    }

    /** In one line, as subjects and names have to be. */
    public static String line(String text) {
        return of(text.replaceAll("\\s*\\R\\s*", " ")).strip();
    }
}
