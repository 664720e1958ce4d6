/** The public status page: what users may know of the service, and nothing of what carries it. Needs no login. */
@NullMarked
package com.sitearis.maintenance.console.status;

import org.jspecify.annotations.NullMarked;
