/// Running an operation, and letting a subscription begin.
@NullMarked
package com.thebetterstore.cloud.appsync.execution;

import org.jspecify.annotations.NullMarked;
