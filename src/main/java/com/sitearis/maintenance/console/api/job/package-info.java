/** Jobs over HTTP: lists, run now, pause, resume. */
@NullMarked
package com.sitearis.maintenance.console.api.job;

import org.jspecify.annotations.NullMarked;
