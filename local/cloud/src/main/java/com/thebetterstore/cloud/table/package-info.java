/// DynamoDB on a laptop: the engine, the tables of the templates, and the end of items whose time
/// is over.
@NullMarked
package com.thebetterstore.cloud.table;

import org.jspecify.annotations.NullMarked;
