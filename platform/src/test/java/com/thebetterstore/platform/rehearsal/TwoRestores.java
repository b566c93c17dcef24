package com.thebetterstore.platform.rehearsal;

import com.thebetterstore.platform.RandomIds;
import com.thebetterstore.platform.function.Call;
import com.thebetterstore.platform.function.ScheduledHandler;
import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.crac.Core;

/// Takes a snapshot of a function that has rehearsed, and restores it twice: the process is copied
/// by `fork`, memory and all, which is what Lambda does with it. Each copy writes the ids that the
/// function makes to a file of its own.
///
/// A copy of a JVM has the one thread that asked for it, so it must need no compiler and no
/// collector: `-Xint -XX:+UseEpsilonGC`.
final class TwoRestores {

  private TwoRestores() {}

  /// Answers with a new id.
  static final class Numbering extends ScheduledHandler {

    private static final RandomIds IDS = new RandomIds();

    Numbering(Map<String, String> environment) {
      super(_ -> IDS.next());
      rehearsesIn(environment, Numbering::new);
    }

    @Override
    protected List<String> rehearsedEvents() {
      return List.of("{}");
    }

    @Override
    protected boolean callsAws() {
      return false;
    }
  }

  static void main(String... folder) throws Throwable {
    var function = new Numbering(Map.of());
    function.beforeCheckpoint(Core.getGlobalContext());
    var fork = call("fork", FunctionDescriptor.of(ValueLayout.JAVA_INT));
    var wait = call("wait", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    var exit = call("_exit", FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));
    for (var copy : new String[] {"one", "other"}) {
      if ((int) fork.invokeExact() == 0) {
        write(Path.of(folder[0], copy), function);
        exit.invokeExact(0);
      }
    }
    for (var copies = 0; copies < 2; copies++) {
      var _ = (int) wait.invokeExact(MemorySegment.NULL);
    }
  }

  private static void write(Path file, Numbering function) throws IOException {
    Files.writeString(file, Call.of(function, "{}").asText());
  }

  @SuppressWarnings("restricted")
  private static MethodHandle call(String name, FunctionDescriptor type) {
    var linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), type);
  }
}
