/// The ordering service without its functions: a package for each noun, and here what they share,
/// the keys that sign what guests hold.
@NullMarked
package com.thebetterstore.ordering;

import org.jspecify.annotations.NullMarked;
