package com.sitearis.maintenance.console.oidc;

import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.plan.ConsoleSettings.Oidc;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the provider says of a person, and the role that the plan makes of it. */
final class Claims {

    private final Oidc settings;
    private final Map<String, Object> claims;

    Claims(Oidc settings, Map<String, Object> claims) {
        this.settings = settings;
        this.claims = claims;
    }

    String name() {
        Object name = at(settings.nameClaim());
        return name == null ? "" : name.toString();
    }

    /** The highest that one of the person's values stands for; empty when none does. */
    Optional<Role> role() {
        Collection<String> values = values(at(settings.rolesClaim()));
        if (fits(settings.admin(), values)) {
            return Optional.of(Role.ADMIN);
        }
        if (fits(settings.operator(), values)) {
            return Optional.of(Role.OPERATOR);
        }
        return fits(settings.viewer(), values) ? Optional.of(Role.VIEWER) : Optional.empty();
    }

    private static boolean fits(Collection<String> wanted, Collection<String> values) {
        return !Collections.disjoint(wanted, values);
    }

    private static Collection<String> values(@Nullable Object claim) {
        if (claim instanceof Collection<?> several) {
            return several.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(claim.toString());
    }

    /** A dot leads into a claim of claims, as in {@code realm_access.roles}; a claim of that very name comes first. */
    private @Nullable Object at(String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        Object found = claims;
        for (String name : path.split("\\.", -1)) {
            found = found instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return found;
    }
}
