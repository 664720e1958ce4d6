/**
 * The audit log: who changed what, from where, and what became of it. Rows are added and never changed; the database refuses it.
 *
 * <p>An entry is written before the thing is done and its outcome after it. An entry without an outcome says that the program
 * ended in between.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan", "postgres"})
@NullMarked
package com.sitearis.maintenance.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
