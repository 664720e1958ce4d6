/**
 * What a month's figures are computed from, frozen: plain values without a source of their own, so that the same version can
 * be built again and again.
 */
@NullMarked
package com.sitearis.maintenance.kpi.inputs;

import org.jspecify.annotations.NullMarked;
