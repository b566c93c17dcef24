package com.thebetterstore.fulfilment;

import com.thebetterstore.fulfilment.download.Downloads;
import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import java.util.Map;

/// Gives whoever has a key a link to what it opens.
public final class DownloadResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public DownloadResolver() {
    this(FulfilmentWiring.processEnvironment());
  }

  public DownloadResolver(Map<String, String> environment) {
    this(FulfilmentWiring.of(environment));
    rehearsesIn(environment, DownloadResolver::new);
  }

  private DownloadResolver(FulfilmentWiring wiring) {
    this(wiring.requests(), wiring.downloads());
  }

  DownloadResolver(RequestReader requests, Downloads downloads) {
    super(
        requests,
        field(
            "Query.download",
            DownloadByKey.class,
            (_, asked) -> downloads.link(asked.key()).orElse(null)));
  }

  record DownloadByKey(String key) {

    /// Hidden, since the key is a secret.
    @Override
    public String toString() {
      return "DownloadByKey";
    }
  }
}
