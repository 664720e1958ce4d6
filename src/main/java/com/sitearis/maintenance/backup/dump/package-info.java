/** From the source's snapshot to sealed objects in the store: pg_dump as one stream or as a folder of files. */
@NullMarked
package com.sitearis.maintenance.backup.dump;

import org.jspecify.annotations.NullMarked;
