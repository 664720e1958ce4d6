package com.sitearis.maintenance.notify.sending;

import com.sitearis.maintenance.plan.Channels;
import com.sitearis.maintenance.plan.Channels.Chat;
import com.sitearis.maintenance.plan.Channels.Mailing;
import com.sitearis.maintenance.plan.Channels.Ping;
import com.sitearis.maintenance.plan.Channels.Webhook;
import com.sitearis.maintenance.plan.Home;
import com.sitearis.maintenance.plan.MaintenancePlan;
import com.sitearis.maintenance.plan.SecretMissing;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Sends by the way that the plan now says; secrets are looked up at that moment and kept nowhere. */
public final class Transports implements Transport {

    private static final String TYPE = "application/json; charset=utf-8";
    private static final Map<String, String> JSON = Map.of("Content-Type", TYPE);

    private final Supplier<MaintenancePlan> plan;
    private final Home home;
    private final HttpPost http;

    public Transports(Supplier<MaintenancePlan> plan, Home home, Clock clock) {
        this.plan = plan;
        this.home = home;
        this.http = new HttpPost(clock);
    }

    @Override
    public Answer send(Letter letter) {
        Channels channels = plan.get().channels();
        return switch (letter.channel()) {
            case MAIL -> mail(channels.mail(), letter);
            case CHAT -> chat(channels.chats().get(letter.recipient()), letter);
            case WEBHOOK -> webhook(channels.webhooks().get(letter.recipient()), letter);
            case PING -> ping(channels.pings().get(letter.recipient()), letter);
        };
    }

    private Answer mail(@Nullable Mailing mailing, Letter letter) {
        if (mailing == null) {
            return new Answer.Later("the plan sends no mail", null);
        }
        return mailing.folder() != null
                ? new MailboxFolder(home.path().resolve(mailing.folder())).send(letter)
                : new SmtpTransport(Objects.requireNonNull(mailing.server()), mailing.returnPath()).send(letter);
    }

    private Answer chat(@Nullable Chat chat, Letter letter) {
        return chat == null ? gone("chat", letter) : http.post(chat.url(), "", letter.content(), JSON);
    }

    private Answer webhook(@Nullable Webhook webhook, Letter letter) {
        if (webhook == null) {
            return gone("webhook", letter);
        }
        try {
            String signature = Signature.of(letter.content(), webhook.key());
            return http.post(
                    webhook.url(),
                    "",
                    letter.content(),
                    Map.of("Content-Type", TYPE, "X-Maintenance-Signature", signature));
        } catch (SecretMissing e) {
            return new Answer.Later(String.valueOf(e.getMessage()), null);
        }
    }

    private Answer ping(@Nullable Ping ping, Letter letter) {
        String below = "/" + new String(letter.content(), StandardCharsets.UTF_8);
        return ping == null ? gone("ping", letter) : http.post(ping.url(), below, new byte[0], Map.of());
    }

    private static Answer gone(String what, Letter letter) {
        return new Answer.Refused("the plan has no " + what + " '" + letter.recipient() + "' any more");
    }
}
