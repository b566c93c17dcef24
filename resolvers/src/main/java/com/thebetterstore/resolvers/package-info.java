/// The functions behind the fields of the GraphQL API: arguments in, views out.
@NullMarked
package com.thebetterstore.resolvers;

import org.jspecify.annotations.NullMarked;
