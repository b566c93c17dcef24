package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentCancellationRequested;
import java.util.List;
import java.util.stream.Stream;

/// Cancellations that came before the request for the goods. They are done when it comes.
public record EarlyCancellations(
    OrderId orderId, List<FulfilmentCancellationRequested> requests, long version)
    implements ShippingRecord {

  public EarlyCancellations {
    requests = List.copyOf(requests);
  }

  static EarlyCancellations of(FulfilmentCancellationRequested request) {
    return new EarlyCancellations(request.orderId(), List.of(request), 1);
  }

  boolean has(String cancellationId) {
    return requests.stream().anyMatch(request -> request.cancellationId().equals(cancellationId));
  }

  EarlyCancellations and(FulfilmentCancellationRequested request) {
    return new EarlyCancellations(
        orderId, Stream.concat(requests.stream(), Stream.of(request)).toList(), version + 1);
  }
}
