package com.thebetterstore.cloud.source.mapping;

/// Reads one event source until it is closed.
public interface Poller extends AutoCloseable {

  @Override
  void close();
}
