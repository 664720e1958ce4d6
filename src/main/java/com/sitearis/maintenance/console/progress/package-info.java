/**
 * Progress of runs as server-sent events. One look at the database each second serves all who listen, on whichever node the
 * runs are.
 */
@NullMarked
package com.sitearis.maintenance.console.progress;

import org.jspecify.annotations.NullMarked;
