/// Mail through SES, and the record of what was sent in the ordering table.
@NullMarked
package com.thebetterstore.ordering.mail.aws;

import org.jspecify.annotations.NullMarked;
