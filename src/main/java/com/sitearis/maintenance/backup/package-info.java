/**
 * Database backups that are proven: dump with witness, seal, restore and compare, prune by calendar periods.
 *
 * <p>A backup exists when its manifest lies in the store; it is proven when its bytes were read back, restored and found
 * equal to the witness taken in the dump's own snapshot.
 *
 * <p>Here are the records, the catalogue and the job; {@link com.sitearis.maintenance.backup.BackupWork} is its steps. How
 * each is done has a room of its own: {@code preflight}, {@code dump}, {@code witness}, {@code manifest}, {@code proof}
 * with {@code restore}, {@code retention}. A room uses the records and the catalogue, and rooms never go round in a circle.
 * What people ask for stands above: {@code listing}, {@code recovery}, {@code rebuild}, {@code drill}.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "postgres", "storage", "run"})
@NullMarked
package com.sitearis.maintenance.backup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
