/** Backups as {@code backup list} and {@code backup show} tell them. */
@NamedInterface("listing")
@NullMarked
package com.sitearis.maintenance.backup.listing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
