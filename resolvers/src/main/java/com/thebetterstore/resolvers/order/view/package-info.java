/// Orders as the API shows them: the types of the schema, field by field.
@NullMarked
package com.thebetterstore.resolvers.order.view;

import org.jspecify.annotations.NullMarked;
