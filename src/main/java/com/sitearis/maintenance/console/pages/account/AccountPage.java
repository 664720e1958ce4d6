package com.sitearis.maintenance.console.pages.account;

import com.sitearis.maintenance.console.account.AccountRefused;
import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.console.account.Role;
import com.sitearis.maintenance.console.account.Scope;
import com.sitearis.maintenance.console.account.Sessions;
import com.sitearis.maintenance.console.account.Tokens;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.Login;
import com.sitearis.maintenance.console.server.SessionCookie;
import com.sitearis.maintenance.console.server.SignedIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One's own account: password, language, tokens. */
@ForPeople
class AccountPage {

    private static final String PASSWORD = "password";
    private static final String ACCOUNT = "account";

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Login login;
    private final SessionCookie cookie;

    AccountPage(Accounts accounts, Sessions sessions, Tokens tokens, Login login, SessionCookie cookie) {
        this.login = login;
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.cookie = cookie;
    }

    @GetMapping("/account")
    String account(@AuthenticationPrincipal SignedIn who, Model model) {
        model.addAttribute("tokens", tokens.list(who.getName()));
        model.addAttribute("roles", Role.values());
        model.addAttribute("scopes", Scope.all());
        return ACCOUNT;
    }

    @PostMapping("/account/language")
    String language(@RequestParam String language, @AuthenticationPrincipal SignedIn who) {
        accounts.setLanguage(who.getName(), language.matches("fr|en") ? language : null);
        return "redirect:/account";
    }

    /** The token is on this answer and nowhere else. */
    @PostMapping("/account/tokens")
    String issue(
            @RequestParam String name,
            @RequestParam Role role,
            @RequestParam(required = false) @Nullable List<String> scope,
            @RequestParam(defaultValue = "90") int days,
            @AuthenticationPrincipal SignedIn who,
            Model model) {
        List<Scope> scopes = scope == null
                ? List.of()
                : scope.stream().map(AccountPage::scope).toList();
        model.addAttribute("issued", tokens.issue(who.account(), name.strip(), role, scopes, Duration.ofDays(days)));
        return account(who, model);
    }

    private static Scope scope(String word) {
        return Scope.of(word)
                .orElseThrow(() -> new AccountRefused("there is no scope " + word, "choose some of " + Scope.all()));
    }

    @PostMapping("/account/tokens/{token}/revoke")
    String revoke(@PathVariable long token, @AuthenticationPrincipal SignedIn who) {
        tokens.revoke(token, who.getName());
        return "redirect:/account";
    }

    @GetMapping("/account/password")
    String form() {
        return PASSWORD;
    }

    /** All sessions of the account end; this browser gets a new one. */
    @PostMapping("/account/password")
    String change(
            @RequestParam(defaultValue = "") String current,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String again,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        String refused = !password.equals(again)
                ? "password.differs"
                : password.equals(current)
                        ? "password.same"
                        : login.confirms(who.account(), current, request) ? null : "password.wrong";
        if (refused != null) {
            return refused(response, model, "refused", refused);
        }
        try {
            accounts.changePassword(who.getName(), password);
        } catch (AccountRefused weak) {
            return refused(response, model, "weak", weak);
        }
        cookie.write(response, sessions.open(who.getName(), request.getRemoteAddr()));
        return "redirect:/";
    }

    private static String refused(HttpServletResponse response, Model model, String name, Object why) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute(name, why);
        return PASSWORD;
    }
}
