package com.sitearis.maintenance.console.pages.incident;

import com.sitearis.maintenance.console.server.ForPeople;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What everybody may see, without an account; may be kept for a minute by whoever stands between. */
@ForPeople
class StatusPage {

    private final PublicStatus status;

    StatusPage(PublicStatus status) {
        this.status = status;
    }

    @GetMapping("/status")
    String status(Model model, HttpServletResponse response) {
        response.setHeader("Cache-Control", "public, max-age=60");
        model.addAttribute("who", null);
        model.addAttribute("environments", status.now());
        model.addAttribute("days", PublicStatus.DAYS);
        return "status";
    }
}
