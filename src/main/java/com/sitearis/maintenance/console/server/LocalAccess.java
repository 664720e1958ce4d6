package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.account.LocalToken;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.Home;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.env.Environment;

/**
 * Lets commands on this machine in (decision 111): whoever can read the home's private file could work on its database as well.
 * From any other address, and for anything but the API, the token is unknown.
 */
final class LocalAccess implements SmartLifecycle {

    /** Who types the command, as they say. */
    static final String PERSON = "Maintenance-Person";

    private static final Logger log = LoggerFactory.getLogger(LocalAccess.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

    private final Home home;
    private final ConsoleSettings settings;
    private final Environment environment;
    private final Clock clock;
    private final LocalToken.Issued issued = LocalToken.issue();
    private volatile @Nullable LocalServer told;

    LocalAccess(Home home, ConsoleSettings settings, Environment environment, Clock clock) {
        this.home = home;
        this.settings = settings;
        this.environment = environment;
        this.clock = clock;
    }

    /** Who sent it; empty when the token is not this server's. */
    Optional<SignedIn> knows(HttpServletRequest request, String token) {
        boolean here = isLoopback(request.getRemoteAddr()) && Problem.wanted(request.getRequestURI());
        return here && issued.token().is(token) ? Optional.of(person(request.getHeader(PERSON))) : Optional.empty();
    }

    private SignedIn person(@Nullable String says) {
        String name = says != null && NAME.matcher(says).matches() ? says : "somebody";
        Account account = new Account(
                "local:" + name, Role.OPERATOR, false, null, null, null, clock.instant(), "the operating system", null);
        return SignedIn.command(account);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Tells where it answers, once it does. */
    @Override
    public void start() {
        Optional<URI> address = address();
        if (address.isEmpty()) {
            return;
        }
        String plan = environment.getProperty("maintenance.plan-folder", "");
        LocalServer server = LocalServer.here(address.get(), issued.secret(), plan);
        try {
            server.write(home);
            told = server;
        } catch (IOException e) {
            log.warn("commands work on the database themselves: {} cannot be written", LocalServer.file(home), e);
        }
    }

    /** Commands speak plain HTTP to this machine only; empty when the console does not. */
    private Optional<URI> address() {
        try {
            InetAddress listens = InetAddress.getByName(settings.address());
            if (settings.tls() != null || !(listens.isLoopbackAddress() || listens.isAnyLocalAddress())) {
                return Optional.empty();
            }
            String host = listens.isAnyLocalAddress() ? "127.0.0.1" : settings.address();
            String port = environment.getRequiredProperty("local.server.port");
            return Optional.of(URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    @Override
    public void stop() {
        LocalServer server = told;
        told = null;
        if (server != null) {
            server.remove(home);
        }
    }

    @Override
    public boolean isRunning() {
        return told != null;
    }
}
