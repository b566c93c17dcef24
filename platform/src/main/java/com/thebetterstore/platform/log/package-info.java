/// What `logback.xml` names: how log lines are written.
@NullMarked
package com.thebetterstore.platform.log;

import org.jspecify.annotations.NullMarked;
