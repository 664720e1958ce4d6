/** {@code kind: restore-drill}: the newest backup restored end to end, with a report of what a disaster would cost. */
@NullMarked
package com.sitearis.maintenance.backup.drill;

import org.jspecify.annotations.NullMarked;
