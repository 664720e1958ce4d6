package com.sitearis.maintenance.console.pages;

import com.sitearis.maintenance.console.server.SignedIn;
import com.sitearis.maintenance.plan.MaintenancePlan;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.LocaleResolver;

/** The account's language; the plan's when it has none, and for strangers. */
final class AccountLanguage implements LocaleResolver {

    private final Supplier<MaintenancePlan> plan;

    AccountLanguage(Supplier<MaintenancePlan> plan) {
        this.plan = plan;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        SignedIn who = Frame.who();
        String chosen = who == null ? null : who.account().language();
        return chosen == null ? plan.get().language() : Locale.forLanguageTag(chosen);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("an account's language is changed on its page");
    }
}
