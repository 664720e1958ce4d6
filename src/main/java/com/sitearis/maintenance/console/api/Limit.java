package com.sitearis.maintenance.console.api;

/** How many items a page holds. */
public final class Limit {

    public static final String USUAL = "50";
    private static final int MOST = 500;

    private Limit() {}

    /** To be read: one more than the page holds tells whether there is another page. */
    public static int plusOne(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new RequestRefused("limit", limit + " is out of range", "write a number from 1 to " + MOST);
        }
        return limit + 1;
    }
}
