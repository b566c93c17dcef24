/// X-Ray on this machine: what services and functions tell of their work, kept in the data folder.
@NullMarked
package com.thebetterstore.local.trace;

import org.jspecify.annotations.NullMarked;
