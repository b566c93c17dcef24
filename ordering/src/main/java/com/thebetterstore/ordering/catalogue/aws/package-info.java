/// The catalogue in the ordering table.
@NullMarked
package com.thebetterstore.ordering.catalogue.aws;

import org.jspecify.annotations.NullMarked;
