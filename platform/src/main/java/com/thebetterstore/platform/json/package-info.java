/// JSON as the store writes it, in events, in rows and to clients.
@NullMarked
package com.thebetterstore.platform.json;

import org.jspecify.annotations.NullMarked;
