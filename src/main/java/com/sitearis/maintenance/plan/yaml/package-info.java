/**
 * From YAML text to records: the generic half of reading the plan, internal to it.
 *
 * <p>A record's components are the keys. Every problem is collected with its line; a value that cannot be read is replaced
 * by a stand-in, so that the checks that follow still find what else is wrong.
 */
@NullMarked
package com.sitearis.maintenance.plan.yaml;

import org.jspecify.annotations.NullMarked;
