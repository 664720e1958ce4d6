/** Backups over HTTP: catalogue, manifest, retention, a backup now. */
@NullMarked
package com.sitearis.maintenance.console.api.backup;

import org.jspecify.annotations.NullMarked;
