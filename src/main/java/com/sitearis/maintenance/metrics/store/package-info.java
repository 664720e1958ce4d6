/**
 * How samples lie in the database, internal to metrics.
 *
 * <p>Raw samples are append-only. A delivery marks the hours it touches as dirty, in its own transaction; a rollup rebuilds
 * a dirty hour from its raw samples in one snapshot. So order and repetition of deliveries, and when rollups run, never
 * show in a figure.
 */
@NullMarked
package com.sitearis.maintenance.metrics.store;

import org.jspecify.annotations.NullMarked;
