/// The Secure Remote Password protocol as Cognito speaks it: a password is proven, never sent.
@NullMarked
package com.thebetterstore.cloud.cognito.srp;

import org.jspecify.annotations.NullMarked;
