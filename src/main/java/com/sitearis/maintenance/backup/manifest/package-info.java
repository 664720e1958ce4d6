/** The small files beside a backup's data in the store: what it holds, how to restore it by hand, its tiers, pin and proofs. */
@NullMarked
package com.sitearis.maintenance.backup.manifest;

import org.jspecify.annotations.NullMarked;
