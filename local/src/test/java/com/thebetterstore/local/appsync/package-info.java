@NullMarked
package com.thebetterstore.local.appsync;

import org.jspecify.annotations.NullMarked;
