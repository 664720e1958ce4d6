/** Backups as a calendar, what could be restored now, what keeps each of them, and everything about one. */
@NullMarked
package com.sitearis.maintenance.console.backups;

import org.jspecify.annotations.NullMarked;
