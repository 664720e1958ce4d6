package com.sitearis.maintenance.console.status;

import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.plan.MaintenancePlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** For everybody, with or without a login, and the same for all: caches may keep it for a minute. */
@ForPeople
class StatusPage {

    private static final CacheControl MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic();
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final StatusTexts texts;
    private final Supplier<MaintenancePlan> plan;

    StatusPage(@Lazy StatusTexts texts, Supplier<MaintenancePlan> plan) {
        this.texts = texts;
        this.plan = plan;
    }

    @GetMapping("/status")
    ResponseEntity<String> page(@RequestParam(defaultValue = "") String lang) {
        Locale language =
                lang.matches("fr|en") ? Locale.forLanguageTag(lang) : plan.get().language();
        return answer(texts.page(language), HTML);
    }

    @GetMapping("/status/summary.json")
    ResponseEntity<String> json() {
        return answer(texts.json(), MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity<String> answer(String text, MediaType type) {
        return ResponseEntity.ok()
                .cacheControl(MINUTE)
                .contentType(type)
                .eTag('"' + digest(text) + '"')
                .body(text);
    }

    private static String digest(String text) {
        byte[] all = DigestUtils.sha256(text);
        return HexFormat.of().formatHex(all, 0, 16);
    }
}
