/** What statements did, hour by hour and week by week, for as long as it is kept. */
@NullMarked
@NamedInterface("history")
package com.sitearis.maintenance.slowquery.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
