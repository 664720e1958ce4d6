/** What stands before every page and every call of the API: who it is, whether they may, what is written down, what is answered. */
@NamedInterface("server")
@NullMarked
package com.sitearis.maintenance.console.server;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
