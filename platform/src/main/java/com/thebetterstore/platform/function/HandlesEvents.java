package com.thebetterstore.platform.function;

import java.util.Set;

/// A function behind a queue that rules of the bus fill. It declares the events that it handles; a
/// test compares them with the rules.
public interface HandlesEvents {

  /// The `detail-type` of each event that it handles.
  Set<String> handledEvents();
}
