package com.thebetterstore.ordering.payment;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderStatus;
import com.thebetterstore.contracts.PaymentSessionId;
import com.thebetterstore.contracts.PaymentStatus;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Compares orders with what the payment provider has of them, whether they are due or not, and
/// brings those up to date that differ: what messages would have done, had they come.
///
/// It begins with the provider's records, so it also finds what no order waits for.
public final class CompareWithProvider {

  private static final Logger LOG = LoggerFactory.getLogger(CompareWithProvider.class);

  private final PaymentRecords records;
  private final OrderStore orders;
  private final Settle settle;
  private final ReturnPayments returnPayments;
  private final InstantSource clock;

  public CompareWithProvider(
      PaymentRecords records,
      OrderStore orders,
      Settle settle,
      ReturnPayments returnPayments,
      InstantSource clock) {
    this.records = records;
    this.orders = orders;
    this.settle = settle;
    this.returnPayments = returnPayments;
    this.clock = clock;
  }

  /// What one run found.
  ///
  /// @param compared how many pages were looked at
  /// @param differences the orders that were behind the provider, and are not any more
  /// @param failed orders that are missing here, or could not be compared; the log says why
  /// @param next where the next run goes on; null when there is nothing more
  public record Comparison(
      int compared, List<Difference> differences, List<String> failed, @Nullable String next) {}

  /// An order as it stood, and as it stands now.
  public record Difference(OrderNumber order, Standing before, Standing after) {}

  /// How an order stands.
  public record Standing(OrderStatus order, PaymentStatus payment) {

    static Standing of(Order order) {
      return new Standing(order.status(), order.paymentStatus());
    }
  }

  /// Compares the orders whose pages were opened since then.
  ///
  /// @param after where to go on, as the run before said
  /// @param time how long the run takes new orders; the last one may take as long as it takes
  /// @param parts begins the work on one order
  public Comparison run(
      Instant since,
      Optional<String> after,
      Cause cause,
      Duration time,
      Supplier<? extends OrderWork> parts) {
    var end = clock.instant().plus(time);
    var run = new Run(cause, parts);
    var pages = records.pagesSince(since, after);
    for (var page : pages) {
      if (run.compared > 0 && !clock.instant().isBefore(end)) {
        break;
      }
      page.order().ifPresent(order -> run.compare(order, new PaymentSessionId(page.id())));
      run.compared++;
      run.last = page.id();
    }
    return new Comparison(
        run.compared,
        List.copyOf(run.differences),
        List.copyOf(run.failed),
        pages.isEmpty() ? null : run.last);
  }

  private final class Run {

    private final Cause cause;
    private final Supplier<? extends OrderWork> parts;
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private int compared;
    private String last = "";

    Run(Cause cause, Supplier<? extends OrderWork> parts) {
      this.cause = cause;
      this.parts = parts;
    }

    /// One order that cannot be compared must not keep the others waiting.
    void compare(OrderId id, PaymentSessionId page) {
      try (var work = parts.get()) {
        var before = orders.find(id).orElseThrow();
        work.isFor(before);
        returnPayments.lookAtEverything(settle.settle(id, page, cause), cause);
        var after = orders.find(id).orElseThrow();
        if (after.version() > before.version()) {
          // An alarm counts this very message.
          LOG.atWarn().addKeyValue("orderId", id.value()).log("order repaired");
          differences.add(new Difference(before.number(), Standing.of(before), Standing.of(after)));
        }
      } catch (RuntimeException fault) {
        // An alarm counts this very message.
        LOG.atError()
            .setCause(fault)
            .addKeyValue("orderId", id.value())
            .log("order could not be reconciled");
        failed.add(id.value());
      }
    }
  }
}
