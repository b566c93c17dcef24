package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.fulfilment.download.DigitalContent;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which lines a buyer could download now.
final class Downloadable {

  private Downloadable() {}

  /// The ids of the digital lines that have a key and whose content is there.
  static Set<String> of(FulfilmentRequested request, DigitalContent content) {
    return request.lines().stream()
        .filter(line -> line.type() == ProductType.DIGITAL && line.downloadKey() != null)
        .filter(line -> isThere(line.productId(), content))
        .map(RequestedLine::lineId)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// The same of a shipping order; it does not know which lines have keys, so all digital ones are
  /// taken to have one that name a product: keys and products came into requests together.
  static Set<String> of(ShippingOrder order, DigitalContent content) {
    return order.lines().stream()
        .filter(line -> line.isDigital() && line.open() > 0)
        .filter(line -> isThere(line.productId(), content))
        .map(ShippingLine::lineId)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isThere(@Nullable ProductId product, DigitalContent content) {
    return product != null && content.has(product);
  }
}
