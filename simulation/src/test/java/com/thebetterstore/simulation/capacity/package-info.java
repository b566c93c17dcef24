/// What lives of orders cost of DynamoDB: the services together, over their real tables.
@NullMarked
package com.thebetterstore.simulation.capacity;

import org.jspecify.annotations.NullMarked;
