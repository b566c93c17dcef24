/// Lambda functions that resolve the schema's fields: one package for each noun that buyers see,
/// and here the parts that they share.
@NullMarked
package com.thebetterstore.resolvers;

import org.jspecify.annotations.NullMarked;
