package com.thebetterstore.local.source;

/// Reads one event source until it is closed.
interface Poller extends AutoCloseable {

  @Override
  void close();
}
