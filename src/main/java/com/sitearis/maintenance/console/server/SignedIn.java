package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.account.Role;
import java.io.Serializable;
import java.security.Principal;

/**
 * Who sent a request.
 *
 * @param role the account's, or less with a token
 * @param via {@code session} or {@code token NAME}, as the audit log has it
 */
public record SignedIn(Account account, Role role, String via) implements Principal, Serializable {

    @Override
    public String getName() {
        return account.name();
    }

    public boolean may(Role needed) {
        return role.covers(needed);
    }
}
