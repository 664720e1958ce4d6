/** The written maintenance plan as its readers know it: 119 numbered rows, which the jobs of the plan carry out. */
@NamedInterface("written")
@NullMarked
package com.sitearis.maintenance.plan.written;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
