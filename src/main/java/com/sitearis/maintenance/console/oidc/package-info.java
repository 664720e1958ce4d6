/**
 * Logins by OpenID Connect: to the provider with state, nonce and PKCE, and back to a session of our own. Loaded only where the plan
 * has {@code console.oidc}; the provider is asked for nothing before somebody logs in.
 */
@NullMarked
package com.sitearis.maintenance.console.oidc;

import org.jspecify.annotations.NullMarked;
