package com.sitearis.maintenance.console.pages;

import com.sitearis.maintenance.console.server.SignedIn;
import com.sitearis.maintenance.plan.MaintenancePlan;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.ui.ModelMap;
import org.springframework.web.servlet.support.RequestContextUtils;

/** What every page shows: who is logged in, the plan, and times in its zone. */
public class Frame {

    private final Supplier<MaintenancePlan> plan;
    private final Clock clock;

    Frame(Supplier<MaintenancePlan> plan, Clock clock) {
        this.plan = plan;
        this.clock = clock;
    }

    void fill(ModelMap model, HttpServletRequest request) {
        model.addAttribute("who", who());
        model.addAttribute("planName", plan.get().name());
        model.addAttribute("here", request.getRequestURI());
        model.addAttribute("nav", Place.ALL);
        model.addAttribute("show", shown(RequestContextUtils.getLocale(request)));
    }

    Shown shown(Locale language) {
        return new Shown(language, plan.get().zone(), clock);
    }

    /** Null when nobody is logged in. */
    public static @Nullable SignedIn who() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(known -> known.getPrincipal())
                .filter(SignedIn.class::isInstance)
                .map(SignedIn.class::cast)
                .orElse(null);
    }
}
