package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.Role;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance account …}: who may use the console. */
@Command(name = "account", description = "who may use the console", synopsisSubcommandLabel = "COMMAND")
final class AccountCommands {

    private final Invocation invocation;

    AccountCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", description = "the accounts and their roles")
    void list() {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            List<Account> accounts = accounts(own).list();
            Table table = new Table("ACCOUNT", "ROLE", "STATE", "CREATED");
            Times times = new Times(ZoneOffset.UTC);
            accounts.forEach(account -> table.row(
                    account.name(),
                    account.role().name().toLowerCase(Locale.ROOT),
                    account.disabled() != null ? "disabled" : account.mustChange() ? "one-time password" : "in use",
                    Objects.requireNonNullElse(times.at(account.created()), "")));
            invocation.answer(
                    accounts, accounts.isEmpty() ? "no accounts; `serve` makes the first one" : table.toString());
        }
    }

    @Command(name = "add", description = "makes an account and shows its one-time password")
    void add(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--role",
                            defaultValue = "viewer",
                            description = "viewer, operator or admin (${DEFAULT-VALUE})")
                    Role role) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            tell(name, accounts(own).add(name, role, invocation.person()));
        }
    }

    @Command(name = "reset", description = "a new one-time password; whoever is logged in is logged out")
    void reset(@Parameters(paramLabel = "NAME") String name) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            tell(name, accounts(own).reset(name));
        }
    }

    @Command(name = "role", description = "gives an account another role")
    void role(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "ROLE", description = "viewer, operator or admin") Role role) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            accounts(own).setRole(name, role);
            show(own, name);
        }
    }

    @Command(name = "disable", description = "ends an account's sessions and tokens")
    void disable(@Parameters(paramLabel = "NAME") String name) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            accounts(own).disable(name);
            show(own, name);
        }
    }

    @Command(name = "enable", description = "lets a disabled account in again")
    void enable(@Parameters(paramLabel = "NAME") String name) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            accounts(own).enable(name);
            show(own, name);
        }
    }

    private void tell(String name, String password) {
        invocation.answer(
                Map.of("account", name, "password", password),
                name + " logs in once with " + password + " within 24 hours, and chooses a password of their own");
    }

    private void show(OwnDatabase own, String name) {
        Account account = accounts(own).find(name).orElseThrow();
        invocation.answer(
                account,
                name + ": " + account.role().name().toLowerCase(Locale.ROOT)
                        + (account.disabled() == null ? "" : ", disabled"));
    }

    private Accounts accounts(OwnDatabase own) {
        return new Accounts(own.jdbc(), invocation.clock());
    }
}
