package com.sitearis.maintenance.storage;

/**
 * Which keys every store can hold. Keys may come from a manifest that somebody else could write, so that a key must never
 * lead out of the store.
 */
final class Keys {

    /** Ends the name of an unfinished file in a folder store; never part of a key. */
    static final String UNFINISHED = ".part";

    private Keys() {}

    static String check(String store, String key) {
        if (key.isEmpty() || key.endsWith("/")) {
            throw refused(store, key, "it has no name");
        }
        if (key.endsWith(UNFINISHED)) {
            throw refused(store, key, "names ending in " + UNFINISHED + " are for unfinished files");
        }
        checkSegments(store, key, key.split("/", -1));
        return key;
    }

    /** A prefix is the beginning of keys; it may be empty or stop in the middle of a name. */
    static String checkPrefix(String store, String prefix) {
        String whole = prefix.endsWith("/") ? prefix.substring(0, prefix.length() - 1) : prefix;
        if (!prefix.isEmpty()) {
            checkSegments(store, prefix, whole.split("/", -1));
        }
        return prefix;
    }

    private static void checkSegments(String store, String key, String[] segments) {
        for (String segment : segments) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw refused(store, key, "it would lead out of the store or is not in its shortest form");
            }
        }
        // A backslash separates folders elsewhere, and web servers in front of buckets refuse it.
        if (key.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == '\\')) {
            throw refused(store, key, "it holds control characters or a backslash");
        }
    }

    private static StoreRefused refused(String store, String key, String why) {
        String shown = key.replaceAll("\\p{Cntrl}", "?");
        return new StoreRefused(
                store,
                "the key '" + shown + "' is not allowed: " + why,
                "keys look like plan/database/backup/file; if it came from a manifest, that manifest was tampered with",
                null);
    }
}
