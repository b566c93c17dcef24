/// What the services share: the bus, the API with its users, and the topic of the alarms.
@NullMarked
package com.thebetterstore.infra.shared;

import org.jspecify.annotations.NullMarked;
