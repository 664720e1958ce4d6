/**
 * {@code kind: query-logs}: reads on in the log files of a folder and keeps what they tell, by database and hour.
 *
 * <p>A file is known by how it begins. What a part of it tells and how far it was read are entered in one transaction: cut
 * short anywhere, the next run goes on behind the last part, and nothing is counted twice.
 */
@NullMarked
package com.sitearis.maintenance.slowquery.logs;

import org.jspecify.annotations.NullMarked;
