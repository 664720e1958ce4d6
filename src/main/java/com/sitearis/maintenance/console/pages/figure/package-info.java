/** What is looked up rather than acted on: backups, months' figures, findings, the rows of the written plan. */
@NullMarked
package com.sitearis.maintenance.console.pages.figure;

import org.jspecify.annotations.NullMarked;
