/// Functions that a user pool calls, as its template says.
@NullMarked
package com.thebetterstore.cloud.cognito.trigger;

import org.jspecify.annotations.NullMarked;
