/// What is counted of AWS and of the store, and the alarms on it.
@NullMarked
package com.thebetterstore.infra.construct.metric;

import org.jspecify.annotations.NullMarked;
