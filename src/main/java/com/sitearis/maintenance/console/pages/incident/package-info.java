/** Incidents, maintenance windows, the service level, and what the public is told of them. */
@NullMarked
package com.sitearis.maintenance.console.pages.incident;

import org.jspecify.annotations.NullMarked;
