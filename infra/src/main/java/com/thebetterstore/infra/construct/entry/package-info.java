/// How requests from outside reach the store: resolvers of the API, the webhook, and the firewall.
@NullMarked
package com.thebetterstore.infra.construct.entry;

import org.jspecify.annotations.NullMarked;
