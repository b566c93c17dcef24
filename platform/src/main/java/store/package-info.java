/// Error types that clients see; see [store.InternalFault] and [store.BadRequest].
@NullMarked
package store;

import org.jspecify.annotations.NullMarked;
