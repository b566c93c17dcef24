package com.thebetterstore.fulfilment.download;

import java.util.Optional;

/// The permits that were given, by their keys.
@FunctionalInterface
public interface DownloadPermits {

  Optional<DownloadPermit> find(DownloadKey key);
}
