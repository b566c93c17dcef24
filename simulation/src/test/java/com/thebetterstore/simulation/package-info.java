/// Lives of orders across the services: their real functions over ports in memory, while messages
/// come often, late and out of order, answers are lost, and functions crash between any two calls.
@NullMarked
package com.thebetterstore.simulation;

import org.jspecify.annotations.NullMarked;
