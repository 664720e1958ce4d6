package com.sitearis.maintenance.storage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.sitearis.maintenance.plan.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;

/** A fresh pair, as age-keygen makes one. */
record AgeKey(String recipient, String identity) {

    static AgeKey generate() {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            return new AgeKey(
                    new String(pair.getPublic().getEncoded(), US_ASCII),
                    new String(pair.getPrivate().getEncoded(), US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    Secret secret() {
        return new Secret("AGE_IDENTITY", identity);
    }

    /** Both ways for this one pair. */
    Encryption encryption() {
        return new Encryption(List.of(recipient), secret());
    }
}
