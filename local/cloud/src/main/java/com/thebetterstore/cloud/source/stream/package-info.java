/// From the changes of a table to a function, in order.
@NullMarked
package com.thebetterstore.cloud.source.stream;

import org.jspecify.annotations.NullMarked;
