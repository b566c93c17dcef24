/// The rules of the ordering service, a package for each noun; here is what signs its tokens and
/// cursors.
@NullMarked
package com.thebetterstore.ordering;

import org.jspecify.annotations.NullMarked;
