package com.thebetterstore.ordering.order.access;

import static java.util.stream.Collectors.joining;

import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import com.thebetterstore.contracts.OrderingEvent.RequestedLine;
import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.ordering.Signer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;

/// The secrets that open the downloads of digital lines: 192 bits of the HMAC of the order's id and
/// the line's, so none is stored.
///
/// Fulfilment is told each key once, in the request to send the goods, and keeps its digest only.
public final class DownloadKeys {

  private static final int KEY_BYTES = 24;

  private final Signer keys;

  /// @param secret the keys, as [Signer] reads them; asked for at every use
  public DownloadKeys(Supplier<String> secret) {
    this.keys = new Signer(secret);
  }

  /// What a buyer shows to download a line: the key that the line has under each of the secret's
  /// keys, a dot between them. The secret may have got a new key since fulfilment was told.
  public String shown(OrderId order, String lineId) {
    return keys.signatures(named(order, lineId)).map(DownloadKeys::written).collect(joining("."));
  }

  /// A request to send goods gets the keys of its digital lines; other events stay as they are.
  public StoreEvent completed(StoreEvent event) {
    return event instanceof FulfilmentRequested request
        ? request.mapLines(line -> completed(request.orderId(), line))
        : event;
  }

  private RequestedLine completed(OrderId order, RequestedLine line) {
    return line.type() == ProductType.DIGITAL
        ? line.withDownloadKey(written(keys.sign(named(order, line.lineId()))))
        : line;
  }

  /// Different from whatever else the same keys sign: those texts begin with an order's id.
  private static byte[] named(OrderId order, String lineId) {
    return "download:%s:%s".formatted(order.value(), lineId).getBytes(StandardCharsets.UTF_8);
  }

  private static String written(byte[] signature) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(signature, KEY_BYTES));
  }
}
