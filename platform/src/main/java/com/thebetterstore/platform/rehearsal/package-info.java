/// What a function does once before Lambda takes the snapshot that its copies start from.
@NullMarked
package com.thebetterstore.platform.rehearsal;

import org.jspecify.annotations.NullMarked;
