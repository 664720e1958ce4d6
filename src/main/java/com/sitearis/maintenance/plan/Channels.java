package com.sitearis.maintenance.plan;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * By what ways people and programs are told.
 *
 * @param mail null when the plan sends no mail
 * @param chats incoming webhooks in Slack's format, by name
 * @param webhooks by name; told everything that people are told
 * @param pings dead man's switches, by name
 */
public record Channels(
        @Nullable Mailing mail, Map<String, Chat> chats, Map<String, Webhook> webhooks, Map<String, Ping> pings) {

    public static final Channels NONE = new Channels(null, Map.of(), Map.of(), Map.of());

    /**
     * How mail leaves: exactly one of {@code server} and {@code folder} is set.
     *
     * @param from an address
     * @param returnPath where bounces go; an address
     * @param folder mails become files in here instead of being sent; relative paths are under the home
     */
    public record Mailing(
            String from,
            String returnPath,
            @Nullable SmtpServer server,
            @Nullable Path folder) {}

    /**
     * The server that takes our mail.
     *
     * @param user null for no authentication, and so is the password
     * @param authority PEM file of the authority that its certificate must come from; null for those that Java knows
     */
    public record SmtpServer(
            String host,
            int port,
            MailSecurity security,
            @Nullable String user,
            @Nullable Secret password,
            @Nullable Path authority) {}

    /** How the connection to the mail server is protected. */
    public enum MailSecurity {
        /** Plain at first, then upgraded; a server that does not offer it gets nothing. */
        STARTTLS,
        TLS,
        NONE
    }

    /** A room that takes Slack's format. The address lets anybody write there: it is a secret. */
    public record Chat(String name, Secret url) {}

    /**
     * A program that is told by JSON.
     *
     * @param key for the signature of the body
     */
    public record Webhook(String name, Secret url, Secret key) {}

    /**
     * Someone outside who raises an alarm when we fall silent.
     *
     * @param url {@code /start} and {@code /<exit code>} are added
     * @param jobs whose runs are told there
     */
    public record Ping(String name, Secret url, List<String> jobs) {}
}
