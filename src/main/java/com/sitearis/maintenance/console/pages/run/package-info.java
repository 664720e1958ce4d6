/** Jobs and their runs: where they stand, and what can be done. */
@NullMarked
package com.sitearis.maintenance.console.pages.run;

import org.jspecify.annotations.NullMarked;
