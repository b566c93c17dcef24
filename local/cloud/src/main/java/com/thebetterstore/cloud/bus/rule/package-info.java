/// The rules of the templates: which events they match, and what their targets are given.
@NullMarked
package com.thebetterstore.cloud.bus.rule;

import org.jspecify.annotations.NullMarked;
