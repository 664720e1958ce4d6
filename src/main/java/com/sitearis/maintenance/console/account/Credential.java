package com.sitearis.maintenance.console.account;

import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** Something random that whoever holds it may use; only its hash is kept. */
final class Credential {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private Credential() {}

    static String random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** What it is looked up by: how long a look-up takes says nothing about the credential. */
    static byte[] hash(String credential) {
        return DigestUtils.sha256(credential);
    }
}
