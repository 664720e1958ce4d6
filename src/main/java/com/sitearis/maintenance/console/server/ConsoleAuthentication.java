package com.sitearis.maintenance.console.server;

import com.sitearis.maintenance.console.account.Role;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** What Spring Security knows of who sent a request: the roles, each of them with those it includes. */
final class ConsoleAuthentication extends AbstractAuthenticationToken {

    private final SignedIn who;

    ConsoleAuthentication(SignedIn who) {
        super(authorities(who.role()));
        this.who = who;
        setAuthenticated(true);
    }

    private static List<GrantedAuthority> authorities(Role role) {
        return Arrays.stream(Role.values())
                .filter(role::covers)
                .<GrantedAuthority>map(each -> new SimpleGrantedAuthority("ROLE_" + each.name()))
                .toList();
    }

    @Override
    public SignedIn getPrincipal() {
        return who;
    }

    @Override
    public Object getCredentials() {
        return "";
    }
}
