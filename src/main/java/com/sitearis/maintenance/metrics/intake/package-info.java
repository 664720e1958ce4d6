/**
 * The intake over HTTP: a small server of its own beside a node's jobs.
 *
 * <p>Every refusal is a problem document (RFC 9457), and of what is refused nothing is stored. Bodies are bounded before and
 * after decompression; who may send is known before a body is read, or by a signature over its raw bytes.
 */
@NullMarked
package com.sitearis.maintenance.metrics.intake;

import org.jspecify.annotations.NullMarked;
