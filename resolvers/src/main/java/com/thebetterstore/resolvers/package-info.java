/// Lambda functions that resolve the schema's fields: one package for each noun that buyers see,
/// and here what their functions are put together from.
@NullMarked
package com.thebetterstore.resolvers;

import org.jspecify.annotations.NullMarked;

