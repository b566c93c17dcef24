/// What operators look at: a dashboard for each service, and saved queries of its logs.
@NullMarked
package com.thebetterstore.infra.construct.dashboard;

import org.jspecify.annotations.NullMarked;
