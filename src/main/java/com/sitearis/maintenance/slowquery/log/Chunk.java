package com.sitearis.maintenance.slowquery.log;

/** A stretch of whole records, in a buffer that is reused. */
final class Chunk {

    final byte[] bytes;
    int length;
    long number;
    /** Whether a record was so long that its middle was left out. */
    boolean cut;

    LogFormat format = LogFormat.NONE;
    private String file = "";
    private long offset;

    Chunk(int size) {
        bytes = new byte[size];
    }

    void place(String name, long at) {
        file = name;
        offset = at;
    }

    /** Where a byte of it came from. Behind a cut record it is the place before the cut. */
    String place(int at) {
        return file + ":byte " + (offset + at);
    }
}
