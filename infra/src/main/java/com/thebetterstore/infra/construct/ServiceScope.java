package com.thebetterstore.infra.construct;

import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.nio.file.Path;

/// What every construct of one service's stack needs to know.
///
/// @param service the service's short name, such as `order`
/// @param root the checkout, where the built zips are
public record ServiceScope(Stage stage, String service, Path root, OperatorAlarms alarms) {

  /// `tbs-order-checkout-dev`: the name of a function, a dashboard or another visible thing.
  public String visibleName(String thing) {
    return "tbs-" + service + "-" + thing + "-" + stage.name();
  }
}
