/** Empties the outbox: who holds which message, what became of each attempt, and who is told instead. */
@NamedInterface("dispatch")
@NullMarked
package com.sitearis.maintenance.notify.dispatch;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
