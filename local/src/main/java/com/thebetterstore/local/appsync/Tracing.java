package com.thebetterstore.local.appsync;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Ids of requests, and the beginnings of X-Ray traces.
public final class Tracing {

  private static final Pattern ROOT = Pattern.compile("Root=1-[0-9a-f]{8}-[0-9a-f]{24}");

  private final InstantSource clock;
  private final RandomGenerator random;

  /// @param random need not be unguessable; nothing relies on these ids being secret
  public Tracing(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// A new request id, in the form of a UUID.
  public String requestId() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  /// The client's trace if it sent a proper one, else a new one.
  String root(@Nullable String header) {
    if (header != null) {
      var sent = ROOT.matcher(header);
      if (sent.find()) {
        return sent.group();
      }
    }
    return "Root=1-%08x-%08x%016x"
        .formatted(clock.instant().getEpochSecond(), random.nextInt(), random.nextLong());
  }

  /// The header for what is called on behalf of a request.
  String child(String root) {
    return "%s;Parent=%016x;Sampled=1".formatted(root, random.nextLong());
  }
}
