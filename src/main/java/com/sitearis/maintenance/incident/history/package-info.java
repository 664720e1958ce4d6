/** How a service did day by day, for people outside: by component, without a word of what lies behind it. */
@NamedInterface("history")
@NullMarked
package com.sitearis.maintenance.incident.history;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
