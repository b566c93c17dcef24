package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.fulfilment.download.DownloadKey;
import com.thebetterstore.fulfilment.download.DownloadPermit;
import java.util.List;
import java.util.stream.Stream;

/// The downloads that a request for goods opens.
final class NewPermits {

  private NewPermits() {}

  /// Those of the lines that are still to be sent.
  static List<DownloadPermit> of(FulfilmentRequested request, ShippingOrder order) {
    return request.lines().stream()
        .filter(line -> order.line(line.lineId()).orElseThrow().open() > 0)
        .flatMap(line -> permit(request, line))
        .toList();
  }

  private static Stream<DownloadPermit> permit(FulfilmentRequested request, RequestedLine line) {
    var key = line.downloadKey();
    var product = line.productId();
    return key == null || product == null
        ? Stream.empty()
        : Stream.of(
            new DownloadPermit(DownloadKey.of(key), request.orderId(), line.lineId(), product));
  }
}
