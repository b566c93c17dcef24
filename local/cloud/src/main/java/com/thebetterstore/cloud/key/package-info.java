/// The secret of one data folder, from which all its keys and passwords are derived.
@NullMarked
package com.thebetterstore.cloud.key;

import org.jspecify.annotations.NullMarked;
