/// Work that is done again and again, or at a certain time.
@NullMarked
package com.thebetterstore.cloud.timing;

import org.jspecify.annotations.NullMarked;
