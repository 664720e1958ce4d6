/**
 * Generic plans of statements, asked from the server without running anything.
 *
 * <p>A statement's normal form becomes one with parameters, is prepared, and its generic plan is explained, in a read-only
 * transaction that is rolled back. What of it holds a literal is normalised.
 */
@NullMarked
package com.sitearis.maintenance.slowquery.weekly.plans;

import org.jspecify.annotations.NullMarked;
