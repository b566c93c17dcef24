package com.thebetterstore.platform.function;

import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.platform.rehearsal.RehearsalFiles;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// A Lambda function that handles events of the store, each for itself. What it does not declare
/// comes again and ends in the dead-letter queue.
public abstract class EventHandler extends QueueBatchHandler implements HandlesEvents {

  private final EventTable<Work, RuntimeException> events;

  /// @param segments where the segment of each event goes
  /// @param handled the events that this function handles
  protected EventHandler(Segments segments, Handled<?>... handled) {
    super(segments);
    this.events = EventTable.of(Arrays.stream(handled).map(Handled::entry).toList());
  }

  /// One type of event and what is done with it.
  protected record Handled<E extends StoreEvent>(Class<E> type, BiConsumer<E, Work> action) {

    private EventTable.Entry<?, Work, RuntimeException> entry() {
      return EventTable.handles(type, action::accept);
    }
  }

  protected static <E extends StoreEvent> Handled<E> handles(
      Class<E> type, BiConsumer<E, Work> action) {
    return new Handled<>(type, action);
  }

  @Override
  public final Set<String> handledEvents() {
    return events.detailTypes();
  }

  /// The contract's example of each event that it handles, and what its own file has.
  @Override
  protected final List<String> rehearsedEvents() {
    var examples = RehearsalFiles.of(getClass()).messages(handledEvents());
    return Stream.of(examples, super.rehearsedEvents()).flatMap(List::stream).toList();
  }

  @Override
  protected final List<MessageWork> handle(QueueBatch batch) {
    return batch.eachAlone(item -> events.handle(item, item.work()));
  }
}
