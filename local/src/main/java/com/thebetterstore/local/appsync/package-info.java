/// AppSync's GraphQL endpoint on a laptop: what the template declares, served as AppSync serves it.
@NullMarked
package com.thebetterstore.local.appsync;

import org.jspecify.annotations.NullMarked;
