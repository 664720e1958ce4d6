/** The written plan's two templates: incident and maintenance. */
@NamedInterface("template")
@NullMarked
package com.sitearis.maintenance.notify.template;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
