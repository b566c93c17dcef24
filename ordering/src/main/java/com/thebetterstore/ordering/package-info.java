@NullMarked
package com.thebetterstore.ordering;

import org.jspecify.annotations.NullMarked;
