/** {@code kind: integrity-check}: heaps and B-trees verified, checksums, the last proven restore, unvalidated constraints. */
@NullMarked
package com.sitearis.maintenance.upkeep.integrity;

import org.jspecify.annotations.NullMarked;
