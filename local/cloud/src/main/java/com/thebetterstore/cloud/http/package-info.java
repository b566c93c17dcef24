/// A request and its answer as plain values, so that the laptop's small web services are functions.
@NullMarked
package com.thebetterstore.cloud.http;

import org.jspecify.annotations.NullMarked;
