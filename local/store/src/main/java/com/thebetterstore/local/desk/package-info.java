/// A member of the staff who uses only what the API opens to the group `Staff`.
@NullMarked
package com.thebetterstore.local.desk;

import org.jspecify.annotations.NullMarked;
