package com.sitearis.maintenance.slowquery.fingerprint;

/**
 * What all executions of a statement have in common.
 *
 * @param hash of the whole normal form; the same in every run
 * @param text the normal form, without any literal; of very long ones only the beginning
 */
public record Fingerprint(long hash, String text) {

    /** Sixteen hexadecimal digits, the name of the statement in reports and commands. */
    public String id() {
        return String.format("%016x", hash);
    }

    /** One normal form for a log's text and pg_stat_statements'. */
    public static Fingerprint of(String sql) {
        return new SqlNormalizer().fingerprint(sql);
    }
}
