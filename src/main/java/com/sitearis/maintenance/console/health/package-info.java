/** What monitoring asks of a node: figures for Prometheus, and health. */
@NullMarked
package com.sitearis.maintenance.console.health;

import org.jspecify.annotations.NullMarked;
