/**
 * Tells everybody of the plan about exceptional maintenance windows: rows 98 and 113 of the written plan.
 *
 * <p>Each thing is told once: a row says that it was, written in the transaction that puts it into the outbox.
 */
@NamedInterface("announcement")
@NullMarked
package com.sitearis.maintenance.incident.announcement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
