package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.audit.AuditLog;
import com.sitearis.maintenance.audit.Outcome;
import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.LoginDelay;
import com.sitearis.maintenance.console.account.Sessions;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A login, from a name and a password to a session. Refusals are the same, and take as long, whether the account exists. */
public final class Login {

    private static final int LONGEST_NAME = 64;
    private static final String VOUCHED = "OpenID Connect";

    private final Accounts accounts;
    private final Sessions sessions;
    private final LoginDelay delay;
    private final AuditLog log;
    private final boolean passwords;

    /** Comparing takes a processor's quarter of a second: strangers must not take them all from the jobs. */
    private final Semaphore comparing = new Semaphore(1, true);

    /** @param passwords whether they are taken at all */
    Login(Accounts accounts, Sessions sessions, LoginDelay delay, AuditLog log, boolean passwords) {
        this.passwords = passwords;
        this.accounts = accounts;
        this.sessions = sessions;
        this.delay = delay;
        this.log = log;
    }

    /**
     * How a login went.
     *
     * @param session for the cookie; null when it was refused
     * @param account null when it was refused
     * @param notBefore when the next try is allowed; null when it was not too early
     */
    public record Answer(
            @Nullable String session,
            @Nullable Account account,
            @Nullable Instant notBefore) {}

    public Answer attempt(String typed, String password, HttpServletRequest request) {
        if (!passwords) {
            return new Answer(null, null, null);
        }
        String name = typed.strip().toLowerCase(Locale.ROOT);
        String key = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        Optional<Instant> closed = delay.attempt(key, request.getRemoteAddr());
        if (closed.isPresent()) {
            return new Answer(null, null, closed.get());
        }
        Optional<Account> account = authenticate(name, password);
        String actor = account.map(Account::name).orElse("anonymous");
        var entry = AuditedRequests.entry(request, actor, "login", "");
        if (account.isEmpty()) {
            // Somebody may have typed a password into the wrong field: a name that is no account's is not kept.
            String known = accounts.find(name).isPresent() ? "as " + name : "as an account that does not exist";
            log.record(entry, Outcome.REFUSED, known);
            return new Answer(null, null, null);
        }
        delay.succeeded(key, request.getRemoteAddr());
        log.record(entry, Outcome.DONE, "logged in");
        return new Answer(sessions.open(account.get().name(), request.getRemoteAddr()), account.get(), null);
    }

    /** A session for somebody whom a provider vouches for. */
    public String vouched(Account account, HttpServletRequest request) {
        var entry = AuditedRequests.entry(request, account.name(), VOUCHED, "");
        log.record(entry, Outcome.DONE, "logged in as " + account.role());
        return sessions.open(account.name(), request.getRemoteAddr());
    }

    /** Somebody whom a provider vouches for is not let in; the name is as the provider has it. */
    public void notVouched(String name, String why, HttpServletRequest request) {
        String key = name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
        log.record(AuditedRequests.entry(request, "anonymous", VOUCHED, ""), Outcome.REFUSED, "as " + key + ": " + why);
    }

    /** Only a path of this console: a link to the login page must not lead elsewhere after it. */
    public static String local(String to) {
        return to.matches("/([A-Za-z0-9._~%?=&:+-][A-Za-z0-9/._~%?=&:+-]*)?") ? to : "/";
    }

    /** Whether somebody who is logged in already knows their password; slowed down as a login is. */
    public boolean confirms(Account account, String password, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        boolean known = delay.attempt(account.name(), address).isEmpty()
                && authenticate(account.name(), password).isPresent();
        if (known) {
            delay.succeeded(account.name(), address);
        }
        return known;
    }

    private Optional<Account> authenticate(String name, String password) {
        comparing.acquireUninterruptibly();
        try {
            return accounts.authenticate(name, password);
        } finally {
            comparing.release();
        }
    }
}
