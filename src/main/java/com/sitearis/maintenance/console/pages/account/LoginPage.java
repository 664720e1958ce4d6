package com.sitearis.maintenance.console.pages.account;

import com.sitearis.maintenance.console.account.Account;
import com.sitearis.maintenance.console.pages.Frame;
import com.sitearis.maintenance.console.server.ForPeople;
import com.sitearis.maintenance.console.server.Login;
import com.sitearis.maintenance.console.server.Logout;
import com.sitearis.maintenance.console.server.SessionCookie;
import com.sitearis.maintenance.plan.ConsoleSettings;
import com.sitearis.maintenance.plan.ConsoleSettings.Oidc;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** In and out. */
@ForPeople
class LoginPage {

    private static final String PAGE = "login";

    /** Why somebody who came back from the provider was not let in. */
    private static final Set<String> NOT_VOUCHED = Set.of("failed", "roles", "name", "disabled", "unreachable");

    private final Login login;
    private final Logout logout;
    private final SessionCookie cookie;
    private final CookieCsrfTokenRepository csrf;
    private final @Nullable Oidc oidc;

    LoginPage(
            Login login, Logout logout, SessionCookie cookie, CookieCsrfTokenRepository csrf, ConsoleSettings console) {
        this.oidc = console.oidc();
        this.login = login;
        this.logout = logout;
        this.cookie = cookie;
        this.csrf = csrf;
    }

    /** Null where passwords are the only way in. */
    @ModelAttribute("oidc")
    @Nullable
    Oidc oidc() {
        return oidc;
    }

    @GetMapping("/login")
    String form(
            @RequestParam(defaultValue = "") String to, @RequestParam(defaultValue = "") String refused, Model model) {
        model.addAttribute("to", Login.local(to));
        model.addAttribute("refused", NOT_VOUCHED.contains(refused) ? refused : null);
        return Frame.who() == null ? PAGE : "redirect:/";
    }

    @PostMapping("/login")
    String attempt(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String to,
            HttpServletRequest request,
            HttpServletResponse response,
            Model model) {
        Login.Answer answer = login.attempt(name, password, request);
        Account account = answer.account();
        if (answer.session() == null || account == null) {
            boolean early = answer.notBefore() != null;
            response.setStatus((early ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.UNAUTHORIZED).value());
            model.addAttribute("refused", early ? "early" : "wrong");
            model.addAttribute("notBefore", answer.notBefore());
            model.addAttribute("to", Login.local(to));
            return PAGE;
        }
        cookie.write(response, answer.session());
        csrf.saveToken(null, request, response);
        return "redirect:" + (account.mustChange() ? "/account/password" : Login.local(to));
    }

    @PostMapping("/logout")
    String out(HttpServletRequest request, HttpServletResponse response) {
        logout.now(request, response);
        return "redirect:/login";
    }
}
