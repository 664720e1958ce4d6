package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Refusal;
import com.sitearis.maintenance.plan.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Who sent it: tokens and signatures, compared in constant time. */
final class Signatures {

    private Signatures() {}

    /**
     * Refuses a body that was not signed with the secret.
     *
     * @param given hexadecimal
     * @param algorithm such as HmacSHA256
     */
    static void check(@Nullable String given, byte[] body, Secret secret, String algorithm) {
        String right = hmac(algorithm, secret, body);
        String shown = given == null ? "" : given.strip().toLowerCase(Locale.ROOT);
        if (!MessageDigest.isEqual(right.getBytes(StandardCharsets.US_ASCII), shown.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(Refusal.UNAUTHORIZED, "wrong-signature", "the signature is not that of the body");
        }
    }

    static String hmac(String algorithm, Secret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
