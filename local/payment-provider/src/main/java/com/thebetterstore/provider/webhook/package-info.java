/// Sending events to the merchant until they are taken.
@NullMarked
package com.thebetterstore.provider.webhook;

import org.jspecify.annotations.NullMarked;
