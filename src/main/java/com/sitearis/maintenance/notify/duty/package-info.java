/** Who is on duty, and whom to tell next when nobody takes something in hand. */
@NamedInterface("duty")
@NullMarked
package com.sitearis.maintenance.notify.duty;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
