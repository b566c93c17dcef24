package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.fulfilment.download.DownloadPermit;
import java.util.List;

/// What comes of a request or a command.
public sealed interface ShippingDecision {

  /// All of it is saved, or nothing.
  ///
  /// @param after the record as it will be, one version above what was decided on
  /// @param downloads keys that open downloads from now on
  record Changed(ShippingRecord after, List<FulfilmentEvent> events, List<DownloadPermit> downloads)
      implements ShippingDecision {

    public Changed {
      events = List.copyOf(events);
      downloads = List.copyOf(downloads);
    }

    static Changed of(ShippingOrder after, FulfilmentEvent... events) {
      return new Changed(after, List.of(events), List.of());
    }
  }

  /// It was done before, so nothing is to be done.
  record AlreadyDone() implements ShippingDecision {}

  /// It cannot be done, and nothing changes.
  record Refused(ShippingRefusal refusal) implements ShippingDecision {}
}
