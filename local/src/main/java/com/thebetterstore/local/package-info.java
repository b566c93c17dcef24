@NullMarked
package com.thebetterstore.local;

import org.jspecify.annotations.NullMarked;
