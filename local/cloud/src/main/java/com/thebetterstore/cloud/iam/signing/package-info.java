/// Credentials of roles, and the signatures that prove them.
@NullMarked
package com.thebetterstore.cloud.iam.signing;

import org.jspecify.annotations.NullMarked;
