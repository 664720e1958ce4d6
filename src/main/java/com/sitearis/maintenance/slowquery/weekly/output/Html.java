package com.sitearis.maintenance.slowquery.weekly.output;

/** HTML as it is written; all text is escaped. */
final class Html {

    private final StringBuilder out = new StringBuilder();

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    Html raw(String html) {
        out.append(html);
        return this;
    }

    Html text(String text) {
        out.append(escaped(text));
        return this;
    }

    /** An element with text in it; {@code tag} may have attributes: {@code p class="quiet"}. */
    Html element(String tag, String text) {
        return open(tag).text(text).close(tag);
    }

    Html open(String tag) {
        out.append('<').append(tag).append('>');
        return this;
    }

    Html close(String tag) {
        out.append("</").append(tag.split(" ", 2)[0]).append('>');
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
