/// Amazon SES that sends nothing: it takes mail by SES's API and shows it in a mailbox.
@NullMarked
package com.thebetterstore.cloud.mail;

import org.jspecify.annotations.NullMarked;
