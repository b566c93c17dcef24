/// The laptop cloud: what AWS does for the store, on one machine, from the synthesised templates.
@NullMarked
package com.thebetterstore.cloud;

import org.jspecify.annotations.NullMarked;
