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
 * @param via {@code session}, {@code token NAME} or {@code local command}, as the audit log has it
 * @param token null for a person's session and for a command on this machine
 */
public record SignedIn(
        Account account, Role role, String via, @Nullable ApiToken token) implements Principal, Serializable {

    private static final String COMMAND = "local command";

    static SignedIn person(Account account) {
        return new SignedIn(account, account.role(), "session", null);
    }

    static SignedIn program(Account account, ApiToken token) {
        return new SignedIn(account, token.role().atMost(account.role()), "token " + token.name(), token);
    }

    /** A command of somebody who can read the home; there need not be an account of that name. */
    static SignedIn command(Account account) {
        return new SignedIn(account, account.role(), COMMAND, null);
    }

    @Override
    public String getName() {
        return account.name();
    }

    public boolean may(Role needed) {
        return role.covers(needed);
    }

    /** Whether the limits of a token, or of a command, leave room for this. */
    boolean within(Permissions.Rule rule, @Nullable Scope needed) {
        boolean program = token != null || via.equals(COMMAND);
        return !(program && rule.personal()) && (token == null || token.opens(needed));
    }
}
