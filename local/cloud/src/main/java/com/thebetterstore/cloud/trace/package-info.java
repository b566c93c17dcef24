/// X-Ray on this machine: the segments that services and functions send, kept in the data folder.
@NullMarked
package com.thebetterstore.cloud.trace;

import org.jspecify.annotations.NullMarked;
