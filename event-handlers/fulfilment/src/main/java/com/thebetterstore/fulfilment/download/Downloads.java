package com.thebetterstore.fulfilment.download;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Lets whoever has a key download what it opens.
///
/// A link is made at each request and never mailed: it works for whoever has it, and ends with the
/// session of the role that signed it.
public final class Downloads {

  private static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final DownloadPermits permits;
  private final DigitalContent content;
  private final InstantSource clock;

  public Downloads(DownloadPermits permits, DigitalContent content, InstantSource clock) {
    this.permits = permits;
    this.content = content;
    this.clock = clock;
  }

  /// A link to a file.
  public record Link(URI url, Instant expiresAt) {}

  /// Empty when the key opens nothing, or the file is not there.
  ///
  /// @param key as the buyer shows it
  public Optional<Link> link(String key) {
    return DownloadKey.shown(key).stream()
        .flatMap(each -> permits.find(each).stream())
        .map(DownloadPermit::productId)
        .filter(content::has)
        .findFirst()
        .map(product -> new Link(content.link(product, GOOD_FOR), clock.instant().plus(GOOD_FOR)));
  }
}
