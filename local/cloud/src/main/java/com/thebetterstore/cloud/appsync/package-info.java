/// AppSync on a laptop: the API that a template declares, served as AppSync serves it.
@NullMarked
package com.thebetterstore.cloud.appsync;

import org.jspecify.annotations.NullMarked;
