/**
 * Database backups that are proven: dump with witness, seal, restore and compare, prune by calendar periods.
 *
 * <p>A backup exists when its manifest lies in the store; it is proven when its bytes were read back, restored and found
 * equal to the witness taken in the dump's own snapshot.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "postgres", "storage", "run"})
@NullMarked
package com.sitearis.maintenance.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
