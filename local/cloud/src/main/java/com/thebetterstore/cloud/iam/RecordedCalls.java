package com.thebetterstore.cloud.iam;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Keeps each distinct decision once; their number is bounded by the roles and resources that
/// exist.
public final class RecordedCalls implements Consumer<RecordedCall> {

  private final Set<RecordedCall> calls = ConcurrentHashMap.newKeySet();

  @Override
  public void accept(RecordedCall call) {
    calls.add(call);
  }

  /// Everything asked so far.
  public Set<RecordedCall> all() {
    return Set.copyOf(calls);
  }
}
