/// Things that happen because their time has come.
///
/// Time is an `InstantSource`, so that a test may move it;
/// [com.thebetterstore.local.schedule.Agenda] is then told that it moved.
@NullMarked
package com.thebetterstore.local.schedule;

import org.jspecify.annotations.NullMarked;
