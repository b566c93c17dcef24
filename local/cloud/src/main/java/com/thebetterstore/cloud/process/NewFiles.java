package com.thebetterstore.cloud.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Who may use files that this process and its children make.
public final class NewFiles {

  /// Nothing for the group and others.
  private static final int OWNER_ONLY = 0077;

  private NewFiles() {}

  /// From now on only their owner, whichever library or child makes them. Java itself can only give
  /// modes to files that it makes itself; Windows has none.
  public static void areForTheirOwnerOnly() {
    Linker.nativeLinker().defaultLookup().find("umask").ifPresent(NewFiles::set);
  }

  @SuppressWarnings("restricted")
  private static void set(MemorySegment umask) {
    // POSIX: "mode_t umask(mode_t cmask)", always successful; the answer is the former mask.
    var signature = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    var call = Linker.nativeLinker().downcallHandle(umask, signature);
    try {
      var _ = (int) call.invokeExact(OWNER_ONLY);
    } catch (Throwable impossible) {
      throw new IllegalStateException("umask failed", impossible);
    }
  }
}
