/// Things that happen because their time has come.
///
/// Time is an `InstantSource`, so that a test may move it;
/// [com.thebetterstore.cloud.timing.TimedTasks] must then be notified that it moved.
@NullMarked
package com.thebetterstore.cloud.schedule;

import org.jspecify.annotations.NullMarked;
