/** What was found over HTTP: findings, statements and their weeks. */
@NullMarked
package com.sitearis.maintenance.console.api.query;

import org.jspecify.annotations.NullMarked;
