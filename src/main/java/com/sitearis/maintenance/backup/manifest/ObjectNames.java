package com.sitearis.maintenance.backup.manifest;

import com.sitearis.maintenance.storage.Encryption;

/** How sealed objects are called, so that a person sees which programs open them: {@code roles.sql.zst.age}. */
public final class ObjectNames {

    private ObjectNames() {}

    public static String sealed(String plain, Encryption encryption) {
        return plain + ".zst" + (encryption.encrypts() ? ".age" : "");
    }

    public static String plain(String sealed) {
        String withoutAge = sealed.endsWith(".age") ? sealed.substring(0, sealed.length() - 4) : sealed;
        return withoutAge.endsWith(".zst") ? withoutAge.substring(0, withoutAge.length() - 4) : withoutAge;
    }
}
