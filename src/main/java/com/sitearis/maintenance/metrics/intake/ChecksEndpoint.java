package com.sitearis.maintenance.metrics.intake;

import com.sitearis.maintenance.http.Answer;
import com.sitearis.maintenance.http.Body;
import com.sitearis.maintenance.http.RateLimit;
import com.sitearis.maintenance.http.Request;
import com.sitearis.maintenance.metrics.Check;
import com.sitearis.maintenance.metrics.CheckReader;
import com.sitearis.maintenance.metrics.Checks;
import com.sitearis.maintenance.metrics.ChecksRecorded;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** {@code POST /ingest/checks}: what probes of others found out. Whatever is down now opens an incident, as our own checks do. */
final class ChecksEndpoint implements Endpoint {

    private static final int MOST_CHECKS = 100_000;
    private static final Duration WITHIN = Duration.ofSeconds(60);

    /** For clocks that do not agree; a check of later than that would speak for a time nobody has seen. */
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final Checks checks;
    private final Consumer<ChecksRecorded> tell;
    private final Turnstile turnstile;
    private final Clock clock;
    private final RateLimit perToken = new RateLimit(50, 100);

    ChecksEndpoint(Checks checks, Consumer<ChecksRecorded> tell, Turnstile turnstile, Clock clock) {
        this.checks = checks;
        this.tell = tell;
        this.turnstile = turnstile;
        this.clock = clock;
    }

    @Override
    public Answer answer(Request request) throws IOException {
        String sender = request.sender(request.intake().tokens());
        perToken.check(sender);
        byte[] raw = request.rawBody(SamplesEndpoint.MOST_RAW, WITHIN);
        return turnstile.pass(() -> {
            byte[] body = request.decoded(raw, SamplesEndpoint.MOST_DECODED);
            Body.checkUtf8(body);
            Instant now = clock.instant();
            Instant oldest = now.atOffset(ZoneOffset.UTC).minus(Checks.KEPT).toInstant();
            List<Check> given =
                    new CheckReader(request.environments(), sender, oldest, now.plus(AHEAD), MOST_CHECKS).read(body);
            checks.limit(given);
            int added = checks.record(given);
            tell.accept(new ChecksRecorded(given));
            return Answer.json(Map.of("checks", given.size(), "known", given.size() - added));
        });
    }
}
