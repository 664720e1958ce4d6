/**
 * The HTTP API: everything that the console shows and does, for scripts too.
 *
 * <p>Answers are the records that commands print with {@code --json}; whatever is refused is a problem document.
 */
@NamedInterface("api")
@NullMarked
package com.sitearis.maintenance.console.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
