package com.thebetterstore.cloud.source.mapping;

import com.thebetterstore.cloud.template.Resource;
import java.time.Duration;

/// How records are gathered before a function is called.
///
/// @param size records at most
/// @param window how long to wait for that many; zero means to take what is there
public record Batching(int size, Duration window) {

  public static Batching read(Resource mapping, int defaultSize) {
    return new Batching(
        mapping.text("BatchSize").map(Integer::parseInt).orElse(defaultSize),
        Duration.ofSeconds(
            mapping.text("MaximumBatchingWindowInSeconds").map(Long::parseLong).orElse(0L)));
  }
}
