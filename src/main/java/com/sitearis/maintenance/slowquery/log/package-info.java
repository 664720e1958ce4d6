/**
 * Reads PostgreSQL's logs: stderr, csvlog, jsonlog and syslog, plain or compressed.
 *
 * <p>One thread reads chunks that begin and end with whole records; workers on all processors parse them into tallies of
 * their own. What belongs together across a chunk's end is joined by {@code Seams}, in the order of the log.
 */
@NamedInterface("log")
@NullMarked
package com.sitearis.maintenance.slowquery.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
