/// The one web port of the laptop store: who answers which path, and the pages that are files.
@NullMarked
package com.thebetterstore.cloud.web;

import org.jspecify.annotations.NullMarked;
