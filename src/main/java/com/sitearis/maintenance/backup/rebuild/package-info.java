/** Brings the catalogue in line with what the stores hold, from manifests and proofs alone. */
@NamedInterface("rebuild")
@NullMarked
package com.sitearis.maintenance.backup.rebuild;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
