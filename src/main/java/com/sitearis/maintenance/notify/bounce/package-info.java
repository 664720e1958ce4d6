/**
 * Mails that came back: reports of mail servers (RFC 3464) and refusals, which addresses they concern, and who is told instead.
 *
 * <p>A bouncing address is shown and told about, and still written to: a report can be forged, and an alarm must not be silenced by one.
 */
@NamedInterface("bounce")
@NullMarked
package com.sitearis.maintenance.notify.bounce;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
