package com.sitearis.maintenance.console.pages.account;

import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody's accounts and tokens, for administrators. */
@ForPeople
class AccountsPage {

    private static final String PAGE = "accounts";
    private static final String BACK = "redirect:/accounts";

    private final Accounts accounts;
    private final Tokens tokens;

    AccountsPage(Accounts accounts, Tokens tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** A one-time password, shown on one answer and nowhere else. */
    record Issued(String account, String password) {}

    @GetMapping("/accounts")
    String accounts(Model model) {
        model.addAttribute("accounts", accounts.list());
        model.addAttribute("tokens", tokens.list(null));
        model.addAttribute("roles", Role.values());
        return PAGE;
    }

    @PostMapping("/accounts")
    String add(@RequestParam String name, @RequestParam Role role, @AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("issued", new Issued(name.strip(), accounts.add(name.strip(), role, who.getName())));
        return accounts(model);
    }

    @PostMapping("/accounts/{account}/reset")
    String reset(@PathVariable String account, Model model) {
        model.addAttribute("issued", new Issued(account, accounts.reset(account)));
        return accounts(model);
    }

    @PostMapping("/accounts/{account}/role")
    String role(@PathVariable String account, @RequestParam Role role) {
        accounts.setRole(account, role);
        return BACK;
    }

    @PostMapping("/accounts/{account}/disable")
    String disable(@PathVariable String account) {
        accounts.disable(account);
        return BACK;
    }

    @PostMapping("/accounts/{account}/enable")
    String enable(@PathVariable String account) {
        accounts.enable(account);
        return BACK;
    }

    @PostMapping("/accounts/tokens/{token}/revoke")
    String revoke(@PathVariable long token) {
        tokens.revoke(token, null);
        return BACK;
    }
}
