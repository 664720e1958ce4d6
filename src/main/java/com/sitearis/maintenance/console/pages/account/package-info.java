/** In and out, one's own account, everybody's accounts, and who changed what. */
@NullMarked
package com.sitearis.maintenance.console.pages.account;

import org.jspecify.annotations.NullMarked;
