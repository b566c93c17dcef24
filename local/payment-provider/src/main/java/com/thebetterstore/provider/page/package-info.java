/// The page on which the buyer pays.
@NullMarked
package com.thebetterstore.provider.page;

import org.jspecify.annotations.NullMarked;
