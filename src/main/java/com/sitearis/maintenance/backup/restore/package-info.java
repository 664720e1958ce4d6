/** From sealed objects in the store to a new database: unpacked, listed, and given to pg_restore. */
@NullMarked
package com.sitearis.maintenance.backup.restore;

import org.jspecify.annotations.NullMarked;
