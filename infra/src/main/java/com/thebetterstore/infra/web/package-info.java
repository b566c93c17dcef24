/// The stack of the web shop's static files.
@NullMarked
package com.thebetterstore.infra.web;

import org.jspecify.annotations.NullMarked;
