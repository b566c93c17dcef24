/// What the stacks are composed of, one construct per capability; here, what each of them needs.
@NullMarked
package com.thebetterstore.infra.construct;

import org.jspecify.annotations.NullMarked;
