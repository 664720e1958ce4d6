package com.sitearis.maintenance.slowquery.log;

/** A buffer for text whose escapes were taken out. One record may put several texts into it. */
final class Scratch {

    byte[] bytes = new byte[8192];
    int length;

    void clear() {
        length = 0;
    }

    /** Room for {@code more} bytes; texts put before keep their old array. */
    void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = new byte[Math.max(bytes.length * 2, more)];
            length = 0;
        }
    }
}
