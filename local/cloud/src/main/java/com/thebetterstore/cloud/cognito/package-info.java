/// Cognito's user pools: who may sign in, and the tokens that say who did.
@NullMarked
package com.thebetterstore.cloud.cognito;

import org.jspecify.annotations.NullMarked;
