package com.thebetterstore.platform.function;

import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.platform.json.EventJson;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The events that a function handles, and what it does with each.
///
/// @param <C> what is at hand for an event
/// @param <X> what handling it may throw; [RuntimeException] for nothing in particular
public final class EventTable<C, X extends Exception> {

  private final Map<Class<? extends StoreEvent>, Entry<?, C, X>> entries;

  private EventTable(Map<Class<? extends StoreEvent>, Entry<?, C, X>> entries) {
    this.entries = entries;
  }

  /// What is done with an event.
  @FunctionalInterface
  public interface Action<E extends StoreEvent, C, X extends Exception> {

    void handle(E event, C context) throws X;
  }

  /// One type of event and what is done with it.
  public record Entry<E extends StoreEvent, C, X extends Exception>(
      Class<E> type, Action<? super E, C, X> action) {

    void handle(StoreEvent event, C context) throws X {
      action.handle(type.cast(event), context);
    }
  }

  public static <C, X extends Exception> EventTable<C, X> of(List<Entry<?, C, X>> entries) {
    return new EventTable<>(
        entries.stream().collect(Collectors.toUnmodifiableMap(Entry::type, Function.identity())));
  }

  public static <E extends StoreEvent, C, X extends Exception> Entry<E, C, X> handles(
      Class<E> type, Action<? super E, C, X> action) {
    return new Entry<>(type, action);
  }

  /// The types of the events, as the rules of the bus name them.
  public Set<String> detailTypes() {
    return entries.keySet().stream()
        .map(Class::getSimpleName)
        .collect(Collectors.toUnmodifiableSet());
  }

  /// Reads the event that a message carries, and handles it. Log lines are about this message from
  /// here on, and its work follows from the event.
  ///
  /// Throws [IllegalArgumentException] for what is no event of the contract, or not in this table.
  public void handle(MessageWork item, C context) throws X {
    item.work().resume();
    var event = EventJson.read(item.message().body());
    item.work().follows(event.metadata().correlationId(), event.metadata().eventId().value());
    @Nullable Entry<?, C, X> entry = entries.get(event.data().getClass());
    if (entry == null) {
      throw new IllegalArgumentException("not for this function: " + event.data().detailType());
    }
    entry.handle(event.data(), context);
  }
}
