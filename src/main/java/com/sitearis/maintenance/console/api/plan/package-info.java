/** The plan and the audit log over HTTP. */
@NullMarked
package com.sitearis.maintenance.console.api.plan;

import org.jspecify.annotations.NullMarked;
