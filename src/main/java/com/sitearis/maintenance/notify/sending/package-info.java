/** How one message leaves: by SMTP, into a mailbox folder, by HTTP; and what follows when it does not. */
@NullMarked
package com.sitearis.maintenance.notify.sending;

import org.jspecify.annotations.NullMarked;
