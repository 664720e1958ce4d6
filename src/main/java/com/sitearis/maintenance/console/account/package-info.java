/** Who may use the console: accounts with roles, sessions of browsers, tokens for programs, and how logins are slowed down. */
@NamedInterface("account")
@NullMarked
package com.sitearis.maintenance.console.account;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
