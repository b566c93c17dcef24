/// What the stacks are composed of, one construct per capability.
@NullMarked
package com.thebetterstore.infra.construct;

import org.jspecify.annotations.NullMarked;
