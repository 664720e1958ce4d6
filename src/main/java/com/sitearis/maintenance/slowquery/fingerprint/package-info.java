/** One normal form of statements for logs and pg_stat_statements: no constants, comments, case or layout. */
@NamedInterface("fingerprint")
@NullMarked
package com.sitearis.maintenance.slowquery.fingerprint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
