/** The console's pages: made on the server, with templates in {@code resources/templates}; they work without scripts as well. */
@NullMarked
package com.sitearis.maintenance.console.pages;

import org.jspecify.annotations.NullMarked;
