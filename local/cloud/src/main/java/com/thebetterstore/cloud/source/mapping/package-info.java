/// What all event source mappings have: the function, batches, filters.
@NullMarked
package com.thebetterstore.cloud.source.mapping;

import org.jspecify.annotations.NullMarked;
