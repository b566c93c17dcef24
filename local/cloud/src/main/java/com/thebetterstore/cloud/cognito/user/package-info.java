/// What a user pool knows: its settings from the template, its users, and what they tried lately.
@NullMarked
package com.thebetterstore.cloud.cognito.user;

import org.jspecify.annotations.NullMarked;
