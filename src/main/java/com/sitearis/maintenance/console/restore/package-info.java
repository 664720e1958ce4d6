/** Restoring a backup into a new database, step by step; a run carries it out. */
@NullMarked
package com.sitearis.maintenance.console.restore;

import org.jspecify.annotations.NullMarked;
