/// Error types that clients see; see [store.InternalFault].
@NullMarked
package store;

import org.jspecify.annotations.NullMarked;
