package com.thebetterstore.resolvers.order.view;

import com.thebetterstore.contracts.ProductType;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.access.DownloadKeys;
import com.thebetterstore.ordering.order.goods.LineGoods;
import com.thebetterstore.ordering.order.lifecycle.ActionRules;
import com.thebetterstore.ordering.order.purchase.OrderLine;
import com.thebetterstore.resolvers.view.ValueMapper;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows orders whole, with what a buyer can do with them now.
public final class OrderViews {

  private final DownloadKeys downloads;
  private final InstantSource clock;
  private final OrderMapper mapper = new OrderMapperImpl();

  public OrderViews(DownloadKeys downloads, InstantSource clock) {
    this.downloads = downloads;
    this.clock = clock;
  }

  public OrderView view(Order order) {
    return mapper.view(
        order,
        order.status(),
        order.paymentStatus(),
        order.fulfilmentStatus(),
        order.purchase().lines().stream().map(line -> line(order, line)).toList(),
        order.amountPaid(),
        order.amountRefunded(),
        order.goods().shipments().stream().map(mapper::view).toList(),
        order.money().refunds().stream()
            .map(refund -> RefundView.of(refund, order.total().currency()))
            .toList(),
        order.goods().returns().stream().map(mapper::view).toList(),
        List.copyOf(ActionRules.of(order, clock.instant())),
        order.cancelReason(),
        order.paidAt());
  }

  private OrderLineView line(Order order, OrderLine line) {
    var goods =
        order
            .goods()
            .line(line.id())
            .orElseThrow(() -> new IllegalStateException("no goods of line " + line.id()));
    return new OrderLineView(
        line.id(),
        line.productId().value(),
        line.sku().value(),
        line.name(),
        line.type(),
        line.quantity(),
        ValueMapper.money(line.unitPrice()),
        ValueMapper.money(line.discount()),
        ValueMapper.money(line.total()),
        ValueMapper.money(line.tax()),
        goods.sent(),
        goods.delivered(),
        goods.givenUp(),
        goods.returned(),
        ValueMapper.money(order.amountRefunded(line.id())),
        downloadKey(order, goods));
  }

  private @Nullable String downloadKey(Order order, LineGoods goods) {
    return goods.type() == ProductType.DIGITAL && goods.sent() > 0
        ? downloads.shown(order.id(), goods.lineId())
        : null;
  }
}
