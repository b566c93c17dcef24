/// `./store up`: the laptop cloud with the store's templates, the payment provider beside it, and
/// the storefront's files.
@NullMarked
package com.thebetterstore.local;

import org.jspecify.annotations.NullMarked;
