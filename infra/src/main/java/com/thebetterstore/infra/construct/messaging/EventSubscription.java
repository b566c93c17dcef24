package com.thebetterstore.infra.construct.messaging;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.StoreFunction;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.events.EventPattern;
import software.amazon.awscdk.services.events.IEventBus;
import software.amazon.awscdk.services.events.Rule;
import software.amazon.awscdk.services.events.targets.SqsQueue;
import software.constructs.Construct;

/// Bus → queue → function: the function gets each event at least once, in any order.
public final class EventSubscription extends Construct {

  private static final Duration TRY_FOR = Duration.hours(24);
  private static final int TRIES = 185;

  private final WorkQueue queue;

  /// Which events to subscribe to.
  ///
  /// @param detailTypes empty for all that the sources publish
  public record Topics(List<String> sources, List<String> detailTypes) {

    public Topics {
      sources = List.copyOf(sources);
      detailTypes = List.copyOf(detailTypes);
    }

    EventPattern pattern() {
      var pattern = EventPattern.builder().source(sources);
      return (detailTypes.isEmpty() ? pattern : pattern.detailType(detailTypes)).build();
    }
  }

  public EventSubscription(
      Construct scope,
      String id,
      ServiceScope service,
      IEventBus bus,
      Topics topics,
      StoreFunction handler,
      WorkQueue.Batches batches) {
    super(scope, id);
    this.queue = new WorkQueue(this, "Inbox", service, handler, batches);
    var rule =
        Rule.Builder.create(this, "Rule")
            .eventBus(bus)
            .description("Events that %s handles".formatted(handler.name()))
            .eventPattern(topics.pattern())
            .targets(
                List.of(
                    SqsQueue.Builder.create(queue.queue())
                        .deadLetterQueue(queue.dead().queue())
                        .maxEventAge(TRY_FOR)
                        .retryAttempts(TRIES)
                        .build()))
            .build();
    service.alarms().onLostEvents(this, bus, rule, handler.name());
  }

  public WorkQueue queue() {
    return queue;
  }
}
