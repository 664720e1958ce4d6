/**
 * A server's HTTP API as commands use it (decision 111). No Spring, no database: answers become the records that commands tell.
 */
@NullMarked
package com.sitearis.maintenance.cli.api;

import org.jspecify.annotations.NullMarked;
