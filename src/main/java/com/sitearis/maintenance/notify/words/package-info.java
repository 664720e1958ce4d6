/** What messages say, in French and English, as plain text and as HTML. */
@NamedInterface("words")
@NullMarked
package com.sitearis.maintenance.notify.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
