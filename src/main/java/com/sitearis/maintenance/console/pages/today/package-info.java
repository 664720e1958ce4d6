/** The first page: what needs somebody, what comes, and whether the backups are good. */
@NullMarked
package com.sitearis.maintenance.console.pages.today;

import org.jspecify.annotations.NullMarked;
