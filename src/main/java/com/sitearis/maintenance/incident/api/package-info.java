/** Incidents over HTTP: the same registry as the commands, for an on-call application or a chat bot. Its tokens are its own. */
@NullMarked
package com.sitearis.maintenance.incident.api;

import org.jspecify.annotations.NullMarked;
