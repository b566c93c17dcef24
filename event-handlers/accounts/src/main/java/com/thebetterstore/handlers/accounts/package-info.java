/// The function that words the mails of the user pool: those with a code, and invitations.
@NullMarked
package com.thebetterstore.handlers.accounts;

import org.jspecify.annotations.NullMarked;
