/** Tells people what becomes of runs: those that failed or are late, and dead man's switches. */
@NullMarked
package com.sitearis.maintenance.notify.news;

import org.jspecify.annotations.NullMarked;
