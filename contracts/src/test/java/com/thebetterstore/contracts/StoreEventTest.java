package com.thebetterstore.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.contracts.OrderingEvent.DeliveryAddress;
import com.thebetterstore.contracts.OrderingEvent.FulfilmentRequested;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoreEventTest {

  private static final Set<String> PERSONAL = Set.of("email", "phone", "address");

  /// docs/decisions/0007: its copies are counted, and nobody else's are.
  @Test
  void one_event_names_the_buyer_and_no_other() {
    assertThat(events(StoreEvent.class).filter(StoreEventTest::namesTheBuyer))
        .containsExactly(FulfilmentRequested.class);
  }

  private static Stream<Class<?>> events(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(StoreEventTest::events);
  }

  private static boolean namesTheBuyer(Class<?> event) {
    return Arrays.stream(event.getRecordComponents()).anyMatch(StoreEventTest::isPersonal);
  }

  private static boolean isPersonal(RecordComponent component) {
    return component.getType() == DeliveryAddress.class || PERSONAL.contains(component.getName());
  }
}
