package com.thebetterstore.fulfilment;

import com.thebetterstore.platform.function.ScheduledHandler;
import java.util.Map;

/// Puts the files of the first digital products into the bucket. Called by hand, as is what puts
/// the products into the catalogue; calling it again changes nothing.
public final class ContentSeed extends ScheduledHandler {

  /// The constructor that Lambda calls.
  public ContentSeed() {
    this(FulfilmentWiring.processEnvironment());
  }

  public ContentSeed(Map<String, String> environment) {
    var content = FulfilmentWiring.of(environment).firstContent();
    super(_ -> content.putAll());
    rehearsesIn(environment, ContentSeed::new);
  }
}
