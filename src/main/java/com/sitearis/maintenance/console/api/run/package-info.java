/** Runs over HTTP: lists, one run, relaunch, stop. */
@NullMarked
package com.sitearis.maintenance.console.api.run;

import org.jspecify.annotations.NullMarked;
