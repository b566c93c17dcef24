/// What an operator does by hand: functions of the store that nothing else calls.
@NullMarked
package com.thebetterstore.local.operate;

import org.jspecify.annotations.NullMarked;
