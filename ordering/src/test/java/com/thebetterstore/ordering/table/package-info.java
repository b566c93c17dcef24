/// A real table to test stores on.
@NullMarked
package com.thebetterstore.ordering.table;

import org.jspecify.annotations.NullMarked;
