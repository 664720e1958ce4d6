/**
 * Who is told what and when: contacts and their duty hours, and the outbox through which mail, chat, webhooks and pings leave.
 *
 * <p>What is put into the outbox joins the caller's transaction and stays there, byte for byte, until the other side has
 * taken it. It is on record as sent only afterwards: a death in between means the same message twice, never none.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "run", "postgres"})
@NullMarked
package com.sitearis.maintenance.notify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
