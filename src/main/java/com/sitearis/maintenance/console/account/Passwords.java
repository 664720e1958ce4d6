package com.sitearis.maintenance.console.account;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;

/** Hashes, rules and one-time passwords. A hash names its algorithm, so that a stronger one can follow without a reset. */
final class Passwords {

    static final int SHORTEST = 12;

    /** What bcrypt reads; the rest would not count. */
    private static final int LONGEST_BYTES = 72;

    /** About a quarter of a second of one processor. */
    private static final int COST = 12;

    /** Without what is mistaken for something else: 0 O 1 l I. */
    private static final String ALPHABET = "23456789abcdefghijkmnpqrstuvwxyz";

    private final DelegatingPasswordEncoder encoder =
            new DelegatingPasswordEncoder("bcrypt", Map.of("bcrypt", new BCryptPasswordEncoder(COST)));
    private final SecureRandom random = new SecureRandom();
    private final String nobodys = hash(oneTime());

    /** 100 random bits, in groups that can be typed. */
    String oneTime() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            password.append(i > 0 && i % 4 == 0 ? "-" : "").append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return password.toString();
    }

    String hash(String password) {
        return Objects.requireNonNull(encoder.encode(password));
    }

    boolean matches(String password, String hash) {
        return bytes(password) <= LONGEST_BYTES && encoder.matches(password, hash);
    }

    /** Takes as long as a comparison, for accounts that are not there. */
    void compareWithNothing(String password) {
        matches(bytes(password) <= LONGEST_BYTES ? password : "", nobodys);
    }

    void requireGood(String account, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new AccountRefused(
                    "the password is too short", "take " + SHORTEST + " characters or more; a sentence is good");
        }
        if (bytes(password) > LONGEST_BYTES) {
            throw new AccountRefused("the password is too long", "take " + LONGEST_BYTES + " bytes at most");
        }
        if (password.contains(account) || password.chars().distinct().count() < 5) {
            throw new AccountRefused(
                    "the password is easy to guess",
                    "leave the account's name out, and take more different characters");
        }
    }

    private static int bytes(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length;
    }
}
