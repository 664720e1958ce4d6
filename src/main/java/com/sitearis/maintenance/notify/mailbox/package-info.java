/** Reads mail servers' reports from the mailbox that our mails name as their return path. */
@NullMarked
package com.sitearis.maintenance.notify.mailbox;

import org.jspecify.annotations.NullMarked;
