@NullMarked
package com.thebetterstore.resolvers;

import org.jspecify.annotations.NullMarked;
