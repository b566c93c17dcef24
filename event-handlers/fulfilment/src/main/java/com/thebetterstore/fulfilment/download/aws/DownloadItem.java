package com.thebetterstore.fulfilment.download.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.ProductId;
import com.thebetterstore.fulfilment.download.DownloadKey;
import com.thebetterstore.fulfilment.download.DownloadPermit;
import com.thebetterstore.platform.table.Row;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A permit to download, as an item of the service's table.
public final class DownloadItem {

  private DownloadItem() {}

  static String key(DownloadKey key) {
    return "DOWNLOAD#" + key.digest();
  }

  public static Map<String, AttributeValue> of(DownloadPermit permit) {
    return Map.of(
        "pk", fromS(key(permit.key())),
        "orderId", fromS(permit.orderId().value()),
        "lineId", fromS(permit.lineId()),
        "productId", fromS(permit.productId().value()));
  }

  static DownloadPermit read(DownloadKey key, Row row) {
    return new DownloadPermit(
        key,
        new OrderId(row.text("orderId")),
        row.text("lineId"),
        new ProductId(row.text("productId")));
  }
}
