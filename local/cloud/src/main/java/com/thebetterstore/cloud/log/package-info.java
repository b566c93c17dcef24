/// The one log of all functions and services.
@NullMarked
package com.thebetterstore.cloud.log;

import org.jspecify.annotations.NullMarked;
