package com.thebetterstore.ordering.order.aws;

import static com.thebetterstore.ordering.order.aws.AttributeFormat.*;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderEventType;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.cart.identity.CartName;
import com.thebetterstore.ordering.customer.Buyer;
import com.thebetterstore.ordering.customer.CustomerId;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.Placement;
import com.thebetterstore.ordering.order.Progress;
import com.thebetterstore.ordering.order.TimelineEntry;
import com.thebetterstore.ordering.order.lifecycle.DeadlineRules;
import com.thebetterstore.ordering.order.money.PaymentSession;
import com.thebetterstore.ordering.order.money.PaymentSession.NotOpened;
import com.thebetterstore.ordering.order.money.PaymentSession.Opened;
import com.thebetterstore.ordering.order.purchase.Purchase;
import com.thebetterstore.platform.table.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An order as one item, its lines and its timeline within it. An order of 50 lines takes about 30
/// of the 400 kB that an item may have.
///
/// The statuses are there for people to read: they follow from the rest, and nothing reads them
/// back.
final class OrderItem {

  static final String VERSION = "version";
  static final String ID = "orderId";
  static final String CUSTOMER = "customerId";
  static final String PLACED_AT = "placedAt";
  static final String PLACED_ON = "placedOn";
  static final String EPOCH = "accessEpoch";
  static final String WATCH_KEY = "watchKey";
  static final String OPEN = "open";
  static final String DEADLINE = "deadline";
  static final String TIMELINE = "timeline";

  /// The one value of [#OPEN]: open orders are few enough for one partition.
  static final String IS_OPEN = "OPEN";

  private OrderItem() {}

  static String key(OrderId order) {
    return "ORDER#" + order.value();
  }

  static String key(OrderNumber number) {
    return "NUMBER#" + number.value();
  }

  static String key(WatchKey key) {
    return "WATCH#" + key.value();
  }

  /// The day of UTC.
  static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  /// A new order's whole item.
  static Map<String, AttributeValue> of(Order order) {
    var item = progress(order);
    item.put("pk", fromS(key(order.id())));
    item.put(ID, id(order.id()));
    item.put("orderNumber", id(order.number()));
    PurchaseItem.put(order.purchase(), item);
    item.put("cartName", id(order.cart()));
    item.put(WATCH_KEY, id(order.watchKey()));
    item.put("correlationId", id(order.correlationId()));
    order.buyer().customer().ifPresent(customer -> item.put(CUSTOMER, id(customer)));
    item.put(PLACED_AT, time(order.placedAt()));
    item.put(PLACED_ON, fromS(day(order.placedAt()).toString()));
    item.put("payBy", time(order.payBy()));
    item.put(TIMELINE, list(order.timeline(), OrderItem::entry));
    return item;
  }

  /// What a change of an order can change, without the timeline, which only grows.
  static Map<String, AttributeValue> progress(Order order) {
    var item = new HashMap<String, AttributeValue>();
    item.put(VERSION, number(order.version()));
    item.put("status", name(order.status()));
    item.put("paymentStatus", name(order.paymentStatus()));
    item.put("fulfilmentStatus", name(order.fulfilmentStatus()));
    item.put(EPOCH, number(order.accessEpoch()));
    item.put("session", session(order.session()));
    MoneyItem.put(order.money(), item);
    GoodsItem.put(order.goods(), item);
    item.put(CourseItem.COURSE, CourseItem.write(order.course()));
    DeadlineRules.of(order)
        .ifPresent(deadline -> {
          item.put(OPEN, fromS(IS_OPEN));
          item.put(DEADLINE, time(deadline));
        });
    return item;
  }

  /// What makes an order's secrets.
  static Map<String, AttributeValue> secrets(Order order) {
    return Map.of(
        VERSION, number(order.version()),
        EPOCH, number(order.accessEpoch()),
        WATCH_KEY, id(order.watchKey()));
  }

  /// What the last change added to the timeline.
  static AttributeValue added(Order order) {
    return list(
        order.timeline().stream().filter(entry -> entry.version() == order.version()).toList(),
        OrderItem::entry);
  }

  static Order read(Row row) {
    var placement = placement(row);
    return new Order(placement, progress(row, placement.purchase()));
  }

  private static Placement placement(Row row) {
    return new Placement(
        new OrderId(row.text(ID)),
        new OrderNumber(row.text("orderNumber")),
        new WatchKey(row.text(WATCH_KEY)),
        Buyer.of(row.optionalText(CUSTOMER).map(CustomerId::new)),
        PurchaseItem.read(row),
        new CartName(row.text("cartName")),
        new CorrelationId(row.text("correlationId")),
        row.instant(PLACED_AT),
        row.instant("payBy"));
  }

  private static Progress progress(Row row, Purchase purchase) {
    var session = session(row.row("session"));
    var timeline = timeline(row);
    if (EarlierState.isOf(row)) {
      return EarlierState.read(row, purchase, session, timeline);
    }
    var reading = new Reading();
    var money = MoneyItem.read(row, reading);
    var goods = GoodsItem.read(row, purchase, reading);
    return new Progress(
        row.number(VERSION),
        row.count(EPOCH),
        session,
        money,
        goods,
        CourseItem.read(row, reading),
        timeline);
  }

  /// Entries of a type that another version wrote are left out, and stay in the table.
  private static List<TimelineEntry> timeline(Row row) {
    return row.rows(TIMELINE).stream().flatMap(entry -> entry(entry).stream()).toList();
  }

  private static AttributeValue session(PaymentSession session) {
    var map = new HashMap<String, AttributeValue>();
    map.put("attempt", number(session.attempt()));
    if (session instanceof Opened opened) {
      map.put("id", id(opened.id()));
    }
    return fromM(map);
  }

  private static PaymentSession session(Row row) {
    var attempt = row.count("attempt");
    return row.optionalText("id")
        .<PaymentSession>map(id -> new Opened(attempt, new PaymentSessionId(id)))
        .orElseGet(() -> new NotOpened(attempt));
  }

  private static AttributeValue entry(TimelineEntry entry) {
    return fromM(
        Map.of(
            "version", number(entry.version()),
            "type", name(entry.type()),
            "at", time(entry.at()),
            "message", fromS(entry.message())));
  }

  private static Optional<TimelineEntry> entry(Row row) {
    return new Reading()
        .constant(row, "type", OrderEventType.class)
        .map(type ->
            new TimelineEntry(row.number("version"), type, row.instant("at"), row.text("message")));
  }
}
