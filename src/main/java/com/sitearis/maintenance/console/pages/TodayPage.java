package com.sitearis.maintenance.console.pages;

import com.sitearis.maintenance.console.server.ForPeople;
import org.springframework.context.annotation.Lazy;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where somebody begins at 08:30: what failed, what runs, what comes, and whether the backups are good. */
@ForPeople
class TodayPage {

    private final Today today;

    TodayPage(@Lazy Today today) {
        this.today = today;
    }

    @GetMapping("/")
    String today(Model model) {
        model.addAttribute("today", today.now());
        return "today";
    }
}
