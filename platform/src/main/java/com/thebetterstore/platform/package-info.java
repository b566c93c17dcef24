/// What a function of the store is given: settings, AWS clients, secrets, names and the time.
/// Neither this package nor those below it know anything about shops.
@NullMarked
package com.thebetterstore.platform;

import org.jspecify.annotations.NullMarked;
