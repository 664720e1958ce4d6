/**
 * Where bytes rest: a store (folder or S3-compatible), and the one-pass seal zstd, age, SHA-256 in front of it.
 *
 * <p>An upload that was not committed leaves nothing that looks like an object.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan"})
@NullMarked
package com.sitearis.maintenance.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
