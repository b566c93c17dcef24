package com.thebetterstore.fulfilment.download.aws;

import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.fulfilment.download.DownloadKey;
import com.thebetterstore.fulfilment.download.DownloadPermit;
import com.thebetterstore.fulfilment.download.DownloadPermits;
import com.thebetterstore.platform.table.Row;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Permits to download in the service's own table, by the digests of their keys.
public final class DynamoDbDownloadPermits implements DownloadPermits {

  private final DynamoDbClient dynamo;
  private final String table;

  public DynamoDbDownloadPermits(DynamoDbClient dynamo, String table) {
    this.dynamo = dynamo;
    this.table = table;
  }

  @Override
  public Optional<DownloadPermit> find(DownloadKey key) {
    var answer =
        dynamo.getItem(get -> get.tableName(table).key(Map.of("pk", fromS(DownloadItem.key(key)))));
    return answer.hasItem()
        ? Optional.of(DownloadItem.read(key, Row.of(answer.item())))
        : Optional.empty();
  }
}
