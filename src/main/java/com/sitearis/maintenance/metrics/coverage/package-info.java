/** Reads what test coverage tools write. */
@NullMarked
package com.sitearis.maintenance.metrics.coverage;

import org.jspecify.annotations.NullMarked;
