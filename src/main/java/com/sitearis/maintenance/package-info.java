/** SiteAris Maintenance: a maintenance plan, written as files, runs itself. */
@org.jspecify.annotations.NullMarked
package com.sitearis.maintenance;
