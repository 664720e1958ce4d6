/**
 * A node's own HTTP server: what others send, answered by the services that capabilities contribute.
 *
 * <p>Every refusal is a problem document (RFC 9457), Tomcat's own included, and of what is refused nothing is stored. Bodies are
 * bounded before and after decompression.
 */
@ApplicationModule(allowedDependencies = {"failure", "plan"})
@NullMarked
package com.sitearis.maintenance.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
