package com.thebetterstore.ordering.order;

import com.thebetterstore.ordering.order.course.Course;
import com.thebetterstore.ordering.order.goods.Goods;
import com.thebetterstore.ordering.order.money.Ledger;
import com.thebetterstore.ordering.order.money.PaymentSession;
import java.util.List;
import java.util.stream.Stream;

/// How far an order has come since it was placed. Its money, its goods and its course change apart
/// from each other: an order can be sent, partly refunded and disputed at once.
///
/// @param version 1 when placed; each accepted command makes it one more
/// @param accessEpoch part of the order's access token: raising it revokes every token given out
/// @param timeline what the buyer can see to have happened, oldest first; never empty
public record Progress(
    long version,
    int accessEpoch,
    PaymentSession session,
    Ledger money,
    Goods goods,
    Course course,
    List<TimelineEntry> timeline) {

  /// The epoch of an order whose tokens were never revoked.
  public static final int FIRST_EPOCH = 1;

  public Progress {
    timeline = List.copyOf(timeline);
    if (version < 1 || timeline.isEmpty()) {
      throw new IllegalArgumentException("an order begins with version 1 and an entry");
    }
  }

  public Progress next() {
    return new Progress(version + 1, accessEpoch, session, money, goods, course, timeline);
  }

  /// The next version, for which no token of before is valid.
  Progress revoked() {
    return new Progress(version + 1, accessEpoch + 1, session, money, goods, course, timeline);
  }

  /// The same without what the buyer wrote.
  Progress withoutBuyersWords() {
    var words = goods.buyersWords();
    var newCourse =
        course instanceof Course.Ended(var why, var reason, var at) && words.contains(reason)
            ? new Course.Ended(why, "", at)
            : course;
    var entries =
        timeline.stream()
            .map(entry -> words.contains(entry.message()) ? entry.withoutMessage() : entry)
            .toList();
    return new Progress(
        version, accessEpoch, session, money, goods.withoutBuyersWords(), newCourse, entries);
  }

  public Progress on(PaymentSession newSession) {
    return new Progress(version, accessEpoch, newSession, money, goods, course, timeline);
  }

  public Progress with(Ledger newMoney) {
    return new Progress(version, accessEpoch, session, newMoney, goods, course, timeline);
  }

  public Progress with(Goods newGoods) {
    return new Progress(version, accessEpoch, session, money, newGoods, course, timeline);
  }

  public Progress on(Course newCourse) {
    return new Progress(version, accessEpoch, session, money, goods, newCourse, timeline);
  }

  public Progress showing(TimelineEntry entry) {
    var entries = Stream.concat(timeline.stream(), Stream.of(entry)).toList();
    return new Progress(version, accessEpoch, session, money, goods, course, entries);
  }
}
