/** Everything that can be known to fail is found before the first byte is written: rights, programs, room. */
@NullMarked
package com.sitearis.maintenance.backup.preflight;

import org.jspecify.annotations.NullMarked;
