/** Proves a backup on a scratch server: its bytes read back, restored, and compared with the witness. */
@NullMarked
package com.sitearis.maintenance.backup.proof;

import org.jspecify.annotations.NullMarked;
