/// The published language of the store's services: events, money, identifiers.
@NullMarked
package com.thebetterstore.contracts;

import org.jspecify.annotations.NullMarked;
