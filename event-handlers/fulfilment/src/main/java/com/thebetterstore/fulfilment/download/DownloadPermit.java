package com.thebetterstore.fulfilment.download;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.ProductId;

/// A key that opens the download of a line.
public record DownloadPermit(
    DownloadKey key, OrderId orderId, String lineId, ProductId productId) {}
