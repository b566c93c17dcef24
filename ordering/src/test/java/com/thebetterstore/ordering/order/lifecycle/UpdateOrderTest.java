package com.thebetterstore.ordering.order.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.Cause;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.OrderId;
import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.contracts.OrderingEvent.BuyerErased;
import com.thebetterstore.contracts.WatchKey;
import com.thebetterstore.ordering.order.Order;
import com.thebetterstore.ordering.order.OrderCommand.RecordFulfilmentAccepted;
import com.thebetterstore.ordering.order.OrderDecision.Accepted;
import com.thebetterstore.ordering.order.OrderFixtures;
import com.thebetterstore.ordering.order.OrderStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UpdateOrderTest {

  @Test
  void events_have_the_correlation_id_of_the_placement_whatever_caused_them() {
    var orders = new OneOrder(OrderFixtures.aPaidOrder(), new ArrayList<>());
    var cause = new Cause(new CorrelationId("cor_of_somebody_else"), "evt_1", "Root=1-2-3");

    new UpdateOrder(orders)
        .apply(orders.order().id(), new RecordFulfilmentAccepted(OrderFixtures.NOON), cause);

    assertThat(orders.causes())
        .containsExactly(new Cause(orders.order().correlationId(), "evt_1", "Root=1-2-3"));
  }

  private record OneOrder(Order order, List<Cause> causes) implements OrderStore {

    @Override
    public Optional<Order> find(OrderId id) {
      return Optional.of(order);
    }

    @Override
    public Optional<Order> findByNumber(OrderNumber number) {
      return Optional.of(order);
    }

    @Override
    public Optional<OrderId> findByWatchKey(WatchKey key) {
      return Optional.of(order.id());
    }

    @Override
    public List<OrderId> due(Instant now) {
      return List.of();
    }

    @Override
    public void postpone(Order asRead, Instant until) {}

    @Override
    public void saveOwner(Order owned) {}

    @Override
    public void saveReissued(Order reissued, Order before) {}

    @Override
    public void saveErased(Order erased, Order before, BuyerErased event, Cause cause) {}

    @Override
    public void save(Accepted decision, Cause cause) {
      causes.add(cause);
    }
  }
}
