@NullMarked
package com.thebetterstore.fulfilment;

import org.jspecify.annotations.NullMarked;
