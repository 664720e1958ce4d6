package com.sitearis.maintenance.cli;

import com.sitearis.maintenance.console.account.Accounts;
import com.sitearis.maintenance.plan.ConsoleSettings;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;

/** Where the console is, and how the first person gets in. */
final class Welcome {

    private Welcome() {}

    /** The password is told this once; when there is an account already, only the address is. */
    static List<String> lines(ConsoleSettings console, ApplicationContext context) {
        Stream<String> first = context.getBean(Accounts.class).first().stream()
                .flatMap(password -> Stream.of(
                        "log in as " + Accounts.FIRST + " with the one-time password " + password,
                        "it is shown this once and ends in 24 hours; `maintenance account reset " + Accounts.FIRST
                                + "` makes another"));
        return Stream.concat(Stream.of("console: " + console.link()), first).toList();
    }
}
