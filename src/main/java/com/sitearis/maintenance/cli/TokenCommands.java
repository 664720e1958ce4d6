package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.ApiToken;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.account.Scope;
import com.sitearis.maintenance.console.account.Tokens;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code maintenance token …}: what programs show to the console's API. */
@Command(name = "token", description = "what programs show to the console's API", synopsisSubcommandLabel = "COMMAND")
final class TokenCommands {

    private final Invocation invocation;

    TokenCommands(Invocation invocation) {
        this.invocation = invocation;
    }

    @Command(name = "list", description = "the tokens, newest first; of none more than its beginning is known")
    void list(
            @Option(names = "--account", paramLabel = "NAME", description = "only this account's") @Nullable
                    String account) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            List<ApiToken> tokens = tokens(own).list(account);
            Table table =
                    new Table("TOKEN", "ACCOUNT", "NAME", "BEGINS", "ROLE", "SCOPES", "EXPIRES", "LAST USED", "STATE");
            tokens.forEach(token -> table.row(cells(token)));
            invocation.answer(tokens, tokens.isEmpty() ? "no tokens" : table.toString());
        }
    }

    private String[] cells(ApiToken token) {
        Times times = new Times(ZoneOffset.UTC);
        boolean expired = token.expires().isBefore(invocation.clock().instant());
        return new String[] {
            Long.toString(token.id()),
            token.account(),
            token.name(),
            token.prefix() + "…",
            token.role().name().toLowerCase(Locale.ROOT),
            token.scopes() == null
                    ? "all"
                    : token.scopes().stream().map(Scope::toString).collect(Collectors.joining(" ")),
            Objects.requireNonNullElse(times.at(token.expires()), ""),
            token.lastUsed() == null ? "never" : Objects.requireNonNullElse(times.at(token.lastUsed()), ""),
            token.revoked() != null ? "revoked" : expired ? "expired" : "in force"
        };
    }

    @Command(name = "add", description = "makes a token for an account, and shows it this once")
    void add(
            @Parameters(paramLabel = "ACCOUNT", description = "whom it acts for") String name,
            @Parameters(paramLabel = "NAME", description = "what it is for") String token,
            @Option(
                            names = "--role",
                            defaultValue = "viewer",
                            description = "at most this role (${DEFAULT-VALUE}), and never more than the account's")
                    Role role,
            @Option(
                            names = "--scope",
                            paramLabel = "AREA:read|change",
                            converter = ScopeConverter.class,
                            description = "limits it to an area, such as runs:read or jobs:change; may be repeated")
                    @Nullable
                    List<Scope> scopes,
            @Option(names = "--days", defaultValue = "90", description = "days until it expires (${DEFAULT-VALUE})")
                    int days) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            Account account = new Accounts(own.jdbc(), invocation.clock()).get(name);
            Tokens.Issued issued =
                    tokens(own).issue(account, token, role, scopes == null ? List.of() : scopes, Duration.ofDays(days));
            invocation.answer(
                    Map.of("token", issued.secret(), "id", issued.token().id()),
                    issued.secret() + "\nshown this once; send it as `Authorization: Bearer …`");
        }
    }

    @Command(name = "revoke", description = "makes a token worthless, at once")
    void revoke(@Parameters(paramLabel = "TOKEN", description = "its number") long id) {
        try (OwnDatabase own = OwnDatabase.visit(invocation)) {
            tokens(own).revoke(id, null);
            invocation.answer(Map.of("revoked", id), "token " + id + " is revoked");
        }
    }

    private Tokens tokens(OwnDatabase own) {
        return new Tokens(own.jdbc(), invocation.clock());
    }
}
