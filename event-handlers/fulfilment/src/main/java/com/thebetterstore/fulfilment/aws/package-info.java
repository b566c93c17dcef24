/// The fulfilment service's table.
@NullMarked
package com.thebetterstore.fulfilment.aws;

import org.jspecify.annotations.NullMarked;
