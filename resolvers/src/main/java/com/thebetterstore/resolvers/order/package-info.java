/// Orders: showing one to whoever has its token, and its status to whoever watches it.
@NullMarked
package com.thebetterstore.resolvers.order;

import org.jspecify.annotations.NullMarked;
