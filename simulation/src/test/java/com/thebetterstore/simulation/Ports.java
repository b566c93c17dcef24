package com.thebetterstore.simulation;

import com.thebetterstore.simulation.Trouble.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Every call that a function makes to anything outside itself passes here, and may go wrong.
final class Ports {

  /// Something that went wrong.
  record Mishap(String port, Kind kind) {}

  private final List<Mishap> mishaps = new ArrayList<>();
  private Trouble trouble;
  private int calls;

  Ports(Trouble trouble) {
    this.trouble = trouble;
  }

  /// How many calls there were.
  int calls() {
    return calls;
  }

  List<Mishap> mishaps() {
    return List.copyOf(mishaps);
  }

  long count(String port, Kind... kinds) {
    return mishaps.stream()
        .filter(one -> one.port().equals(port) && List.of(kinds).contains(one.kind()))
        .count();
  }

  /// From now on all goes well.
  void heal() {
    trouble = Trouble.NONE;
  }

  <T> T call(String port, Supplier<T> effect) {
    return call(port, effect, IllegalStateException::new);
  }

  void run(String port, Runnable effect) {
    call(
        port,
        () -> {
          effect.run();
          return true;
        });
  }

  /// @param failure what the port throws when it fails
  <T> T call(String port, Supplier<T> effect, Function<String, RuntimeException> failure) {
    calls++;
    var kind = trouble.at(calls);
    if (kind != Kind.NOTHING) {
      mishaps.add(new Mishap(port, kind));
    }
    if (kind == Kind.CRASH_BEFORE) {
      throw new Trouble.Crash(port);
    }
    if (kind == Kind.FAILURE) {
      throw failure.apply(port + " failed");
    }
    var answer = effect.get();
    if (kind == Kind.CRASH_AFTER) {
      throw new Trouble.Crash(port);
    }
    if (kind == Kind.LOST_ANSWER) {
      throw failure.apply("the answer of " + port + " was lost");
    }
    return answer;
  }
}
