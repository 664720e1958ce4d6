/** The rows behind a month's figures, streamed into a workbook of their own: checks, hours of metrics, runs. */
@NullMarked
@NamedInterface("detail")
package com.sitearis.maintenance.kpi.detail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
