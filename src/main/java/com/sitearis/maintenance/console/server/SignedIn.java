package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.account.ApiToken;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.account.Scope;
import java.io.Serializable;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request.
 *
 * @param role the account's, or less with a token
 * @param via {@code session} or {@code token NAME}, as the audit log has it
 * @param token null for a person's session
 */
public record SignedIn(
        Account account, Role role, String via, @Nullable ApiToken token) implements Principal, Serializable {

    static SignedIn person(Account account) {
        return new SignedIn(account, account.role(), "session", null);
    }

    static SignedIn program(Account account, ApiToken token) {
        return new SignedIn(account, token.role().atMost(account.role()), "token " + token.name(), token);
    }

    @Override
    public String getName() {
        return account.name();
    }

    public boolean may(Role needed) {
        return role.covers(needed);
    }

    /** Whether the limits of a token leave room for this. */
    boolean within(Permissions.Rule rule, @Nullable Scope needed) {
        return token == null || (!rule.personal() && token.opens(needed));
    }
}
