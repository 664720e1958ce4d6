/**
 * The intake over HTTP: what others measured, on the node's own server.
 *
 * <p>Who may send is known before a body is read, or by a signature over its raw bytes.
 */
@NullMarked
package com.sitearis.maintenance.metrics.intake;

import org.jspecify.annotations.NullMarked;
