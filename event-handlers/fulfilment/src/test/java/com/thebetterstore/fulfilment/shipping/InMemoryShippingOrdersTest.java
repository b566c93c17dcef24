package com.thebetterstore.fulfilment.shipping;

import com.thebetterstore.contracts.FulfilmentEvent;
import com.thebetterstore.fulfilment.download.DownloadPermits;
import java.util.List;

class InMemoryShippingOrdersTest implements ShippingOrdersContract {

  @Override
  public Kept none() {
    var memory = new InMemoryShippingOrders();
    return new Kept() {
      @Override
      public ShippingOrders shippingOrders() {
        return memory;
      }

      @Override
      public DownloadPermits permits() {
        return memory;
      }

      @Override
      public List<FulfilmentEvent> published() {
        return memory.published();
      }
    };
  }
}
