/// Products: listing them, showing one, and putting the first ones into an empty catalogue.
@NullMarked
package com.thebetterstore.resolvers.catalogue;

import org.jspecify.annotations.NullMarked;
