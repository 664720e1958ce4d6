package com.sitearis.maintenance.http;

import com.sitearis.maintenance.plan.Secret;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Tokens of those who send. */
final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The name of the bearer's token. Every token is compared, so that the time tells nothing. */
    static Optional<String> of(@Nullable String authorization, Map<String, Secret> tokens) {
        String given = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? authorization.substring(SCHEME.length()).strip()
                : "";
        byte[] digest = DigestUtils.sha256(given);
        String found = null;
        for (Map.Entry<String, Secret> token : tokens.entrySet()) {
            boolean same = token.getValue().present()
                    && MessageDigest.isEqual(
                            digest, DigestUtils.sha256(token.getValue().reveal()));
            found = same ? token.getKey() : found;
        }
        return Optional.ofNullable(found);
    }
}
