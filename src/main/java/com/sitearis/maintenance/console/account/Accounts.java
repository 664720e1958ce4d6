package com.sitearis.maintenance.console.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The accounts of the console. Needs nothing but a database. */
public final class Accounts {

    public static final String FIRST = "admin";
    static final Duration ONE_TIME = Duration.ofHours(24);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    // The rows of all administrators are locked, so that two of them cannot take each other's right away at once.
    private static final String UNLESS_LAST_ADMIN = """
            with admins as (
                select name from app.account where role = 'ADMIN' and disabled_at is null order by name for update)
            update app.account set %s
            where name = :name and (role <> 'ADMIN' or :stays or exists (select from admins where name <> :name))""";

    private final JdbcClient jdbc;
    private final Clock clock;
    // Making the hash that unknown accounts are compared with takes a quarter of a second.
    private final Supplier<Passwords> passwords = new Once<>(Passwords::new);

    public Accounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public List<Account> list() {
        return jdbc.sql("select * from app.account order by name")
                .query(Account::read)
                .list();
    }

    public Optional<Account> find(String name) {
        return jdbc.sql("select * from app.account where name = :name")
                .param("name", name)
                .query(Account::read)
                .optional();
    }

    public Account get(String name) {
        return find(name).orElseThrow(() -> new AccountNotFound("account", name));
    }

    /** The account with its one-time password, when there was no account at all; whichever node is first. */
    public Optional<String> first() {
        boolean none = jdbc.sql("select not exists (select from app.account)")
                .query(Boolean.class)
                .single();
        return none ? insert(FIRST, Role.ADMIN, "the first start") : Optional.empty();
    }

    /** Answers the one-time password. */
    public String add(String name, Role role, String by) {
        if (!wellNamed(name)) {
            throw new AccountRefused(
                    "an account cannot be called that", "take lower-case letters, digits, dots, dashes; up to 63");
        }
        return insert(name, role, by)
                .orElseThrow(() -> new AccountRefused(
                        "there is an account " + name + " already", "take another name, or reset its password"));
    }

    static boolean wellNamed(String name) {
        return NAME.matcher(name).matches();
    }

    private Optional<String> insert(String name, Role role, String by) {
        String password = passwords.get().oneTime();
        int inserted = jdbc.sql("""
                        insert into app.account (name, role, password, must_change, password_until, created, created_by)
                        values (:name, :role, :password, true, :until, :now, :by)
                        on conflict do nothing""")
                .param("name", name)
                .param("role", role.name())
                .param("password", passwords.get().hash(password))
                .param("until", in(ONE_TIME))
                .param("now", in(Duration.ZERO))
                .param("by", by)
                .update();
        return inserted == 1 ? Optional.of(password) : Optional.empty();
    }

    /** A new one-time password; whoever is logged in with the old one is logged out. */
    public String reset(String name) {
        String password = passwords.get().oneTime();
        store(name, password, true, in(ONE_TIME));
        return password;
    }

    /** One's own new password; all other sessions of the account end. */
    public void changePassword(String name, String password) {
        passwords.get().requireGood(name, password);
        store(name, password, false, null);
    }

    private void store(String name, String password, boolean mustChange, @Nullable OffsetDateTime until) {
        int changed = jdbc.sql("""
                        with ended as (delete from app.console_session where account = :name)
                        update app.account
                        set password = :password, must_change = :mustChange, password_until = :until
                        where name = :name""")
                .param("name", name)
                .param("password", passwords.get().hash(password))
                .param("mustChange", mustChange)
                .param("until", until)
                .update();
        requireOne(changed, name);
    }

    public void setRole(String name, Role role) {
        change(name, "role = '" + role.name() + "'", role == Role.ADMIN);
    }

    /** Its sessions and tokens are worth nothing from now on. */
    public void disable(String name) {
        change(name, "disabled_at = coalesce(disabled_at, :now)", false);
        jdbc.sql("delete from app.console_session where account = :name")
                .param("name", name)
                .update();
    }

    public void enable(String name) {
        change(name, "disabled_at = null", true);
    }

    public void setLanguage(String name, @Nullable String language) {
        requireOne(
                jdbc.sql("update app.account set language = :language where name = :name")
                        .param("name", name)
                        .param("language", language)
                        .update(),
                name);
    }

    private void change(String name, String what, boolean stays) {
        int changed = jdbc.sql(UNLESS_LAST_ADMIN.formatted(what))
                .param("name", name)
                .param("stays", stays)
                .param("now", in(Duration.ZERO))
                .update();
        if (changed == 0 && find(name).isPresent()) {
            throw new AccountRefused(
                    name + " is the last administrator", "make somebody else one first, or nobody could undo it");
        }
        requireOne(changed, name);
    }

    /** The account, when the password is its own and still worth something. Takes as long when there is no such account. */
    public Optional<Account> authenticate(String name, String password) {
        Optional<String> hash = jdbc.sql(
                        "select password from app.account where name = :name and password is not null and disabled_at is null")
                .param("name", name)
                .query(String.class)
                .optional();
        if (hash.isEmpty()) {
            passwords.get().compareWithNothing(password);
            return Optional.empty();
        }
        return passwords.get().matches(password, hash.get()) ? find(name).filter(this::inTime) : Optional.empty();
    }

    private boolean inTime(Account account) {
        Instant until = account.passwordUntil();
        return until == null || clock.instant().isBefore(until);
    }

    private static void requireOne(int changed, String name) {
        if (changed == 0) {
            throw new AccountNotFound("account", name);
        }
    }

    private OffsetDateTime in(Duration time) {
        return clock.instant().plus(time).atOffset(ZoneOffset.UTC);
    }
}
