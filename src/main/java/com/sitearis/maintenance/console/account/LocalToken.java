package com.sitearis.maintenance.console.account;

import java.security.MessageDigest;

/**
 * What commands on this machine show to the server: made anew by every run of it and kept in its memory only, as a hash, so that it
 * is worth nothing once the server has ended, however it did.
 */
public final class LocalToken {

    private static final String BEGINNING = "mnl_";

    private final byte[] hash;

    private LocalToken(byte[] hash) {
        this.hash = hash;
    }

    /** A new token, with what its holder needs. */
    public record Issued(LocalToken token, String secret) {

        @Override
        public String toString() {
            return "a local token";
        }
    }

    public static Issued issue() {
        String secret = BEGINNING + Credential.random();
        return new Issued(new LocalToken(Credential.hash(secret)), secret);
    }

    public boolean is(String shown) {
        return MessageDigest.isEqual(hash, Credential.hash(shown));
    }
}
