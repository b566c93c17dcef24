package com.thebetterstore.fulfilment.download;

import com.thebetterstore.contracts.ProductId;
import java.net.URI;
import java.time.Duration;

/// The files of digital products.
public interface DigitalContent {

  boolean has(ProductId product);

  /// An address from which anybody can download the product's file, for so long.
  URI link(ProductId product, Duration goodFor);
}
