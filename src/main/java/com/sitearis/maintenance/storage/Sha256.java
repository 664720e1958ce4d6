package com.sitearis.maintenance.storage;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.codec.digest.DigestUtils;

/** The digest of stored bytes and their number, while they pass. */
final class Sha256 {

    private final MessageDigest digest;
    private volatile long size;

    Sha256() {
        digest = DigestUtils.getSha256Digest();
    }

    // One thread writes; others read the size for progress.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** Lower-case hex; ends the digest. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
