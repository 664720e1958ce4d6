package com.sitearis.maintenance.cli.api;

import com.sitearis.maintenance.console.server.LocalServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a server is, and what is shown to it.
 *
 * @param person who types the command; null where the token says that
 */
public record ServerAccess(
        URI address, String token, @Nullable String person) {

    /** Environment variables for people who have no home of their own on the server's machine. */
    public static final String SERVER = "MAINTENANCE_SERVER";

    private static final String TOKEN_FILE = "MAINTENANCE_TOKEN_FILE";
    private static final String TOKEN = "MAINTENANCE_TOKEN";

    static ServerAccess of(LocalServer local, String person) {
        return new ServerAccess(local.address(), local.token(), person);
    }

    /** The server that was asked for, by option or environment; empty when none was. */
    public static Optional<ServerAccess> given(
            @Nullable String server, @Nullable Path tokenFile, Map<String, String> environment) {
        String address = server != null ? server : environment.get(SERVER);
        if (address == null || address.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new ServerAccess(address(address), token(tokenFile, environment), null));
    }

    private static URI address(String text) {
        URI address = parsed(text.strip().replaceFirst("/+$", ""));
        boolean http = "http".equals(address.getScheme());
        if (address.getHost() == null || !(http || "https".equals(address.getScheme()))) {
            throw new ServerMisnamed(
                    "'" + text + "' is no address of a server", "write https://HOST or https://HOST:PORT");
        }
        if (http && !isHere(address.getHost())) {
            throw new ServerMisnamed(
                    "the token would travel to " + address.getHost() + " in the clear",
                    "write https:// instead of http://");
        }
        return address;
    }

    private static URI parsed(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return URI.create("");
        }
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String token(@Nullable Path asked, Map<String, String> environment) {
        String named = environment.get(TOKEN_FILE);
        Path file = asked != null ? asked : named == null ? null : Path.of(named);
        String token = file == null ? environment.getOrDefault(TOKEN, "") : content(file);
        if (!token.strip().matches("[A-Za-z0-9_-]+")) {
            throw new ServerMisnamed(
                    file == null ? "there is no token for the server" : "there is no token in " + file,
                    "`maintenance token add` makes one; name its file with --token-file or " + TOKEN_FILE + ", or set "
                            + TOKEN);
        }
        return token.strip();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new ServerMisnamed(
                    "the token's file " + file + " cannot be read", "check the name and who may read it");
        }
    }

    /** Without the token. */
    @Override
    public String toString() {
        return address.toString();
    }
}
