package com.sitearis.maintenance.notify.sending;

import com.sitearis.maintenance.notify.Notice;
import com.sitearis.maintenance.notify.words.PlainText;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** Bodies for programs, written once and stored. */
public final class Payloads {

    private static final JsonMapper JSON = new JsonMapper();

    /** Slack takes 3000 characters in a block. */
    private static final int LONGEST = 2900;

    private Payloads() {}

    /** For an incoming webhook in Slack's format. */
    public static Composed slack(String subject, String text) {
        String line = PlainText.line(subject);
        String words = PlainText.of(text).strip();
        String shown = words.length() <= LONGEST ? words : words.substring(0, LONGEST) + " …";
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("text", escaped(line));
        body.put(
                "blocks",
                List.of(section("mrkdwn", "*" + escaped(line).replace("*", "") + "*"), section("plain_text", shown)));
        return new Composed(line, bytes(body), null);
    }

    /** Slack's own escapes; without them a text could mention the whole room. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Map<String, Object> section(String type, String text) {
        return Map.of("type", "section", "text", Map.of("type", type, "text", text));
    }

    /** For a webhook of the plan. The id is the same for the same notice, so that its receiver can tell a repetition. */
    public static Composed json(String plan, String webhook, Instant at, Notice notice) {
        String identity = String.join("\n", plan, webhook, notice.key());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(
                "id",
                UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                        .toString());
        body.put("at", at.toString());
        body.put("plan", plan);
        body.put("kind", notice.kind());
        body.put("key", notice.key());
        body.put("subject", PlainText.line(notice.subject()));
        body.put("text", PlainText.of(notice.text()));
        body.put("contacts", notice.contacts());
        return new Composed(PlainText.line(notice.subject()), bytes(body), null);
    }

    /** For a dead man's switch: what is added to its address. */
    public static Composed ping(String word) {
        return new Composed(word, word.getBytes(StandardCharsets.UTF_8), null);
    }

    private static byte[] bytes(Map<String, Object> body) {
        return JSON.writeValueAsBytes(body);
    }
}
