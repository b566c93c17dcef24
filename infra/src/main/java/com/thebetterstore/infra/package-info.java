@NullMarked
package com.thebetterstore.infra;

import org.jspecify.annotations.NullMarked;
