/**
 * The weekly report: what the history of statements says of a week, as a page and a workbook, made once and mailed.
 *
 * <p>{@code definition} reads its file, {@code plans} asks the server, {@code review} judges, {@code output} writes. All
 * before the output are values without literals, so nothing after it can leak one.
 */
@NamedInterface("weekly")
@NullMarked
package com.sitearis.maintenance.slowquery.weekly;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
