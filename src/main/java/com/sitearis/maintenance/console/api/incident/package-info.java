/** Incidents, maintenance windows and the service level over HTTP. */
@NullMarked
package com.sitearis.maintenance.console.api.incident;

import org.jspecify.annotations.NullMarked;
