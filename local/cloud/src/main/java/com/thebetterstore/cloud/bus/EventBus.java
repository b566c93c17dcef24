package com.thebetterstore.cloud.bus;

import com.thebetterstore.cloud.bus.rule.EventOnBus;
import com.thebetterstore.cloud.bus.rule.Rule;
import com.thebetterstore.cloud.bus.rule.Rules;
import com.thebetterstore.cloud.json.LosslessJson;
import com.thebetterstore.cloud.queue.Queues;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.timing.TimedTasks;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.mvstore.MVStore;
import software.amazon.event.ruler.GenericMachine;

/// All event buses of the templates, with their rules.
public final class EventBus implements AutoCloseable {

  private final Set<String> names;
  private final Map<String, GenericMachine<Rule>> machines = new HashMap<>();
  private final DeliveryLog log;
  private final Dispatcher dispatcher;
  private final InstantSource clock;
  private final RandomGenerator random;

  /// Takes nothing until a client calls.
  ///
  /// @param rules of all buses; those that are disabled or have no pattern are left out
  /// @param drivers by the service in a target's ARN: `sqs`, `lambda`, `appsync`
  /// @param store where accepted deliveries lie until they are done
  public EventBus(
      Rules rules,
      Map<String, TargetDriver> drivers,
      Queues queues,
      MVStore store,
      TimedTasks agenda,
      InstantSource clock,
      RandomGenerator random) {
    names = rules.buses();
    this.clock = clock;
    this.random = random;
    log = new DeliveryLog(store);
    rules.all().stream().filter(Rule::enabled).forEach(this::add);
    dispatcher =
        new Dispatcher(
            rules.all().stream().collect(Collectors.toMap(Rule::arn, Function.identity())),
            drivers,
            log,
            new DeadLetterQueues(queues),
            agenda,
            clock,
            random);
  }

  private void add(Rule rule) {
    rule.pattern()
        .ifPresent(pattern -> {
          var machine =
              machines.computeIfAbsent(rule.bus(), _ -> GenericMachine.<Rule>builder().build());
          try {
            machine.addRule(rule, pattern);
          } catch (IOException refused) {
            throw new IllegalArgumentException("the pattern of " + rule.arn(), refused);
          }
        });
  }

  /// Delivers what a former run accepted and did not finish. To be called once all targets are up.
  public void resume() {
    log.left().forEach(dispatcher::start);
  }

  /// Waits for the attempts that are under way. What is left is delivered after the next start.
  @Override
  public void close() {
    dispatcher.close();
  }

  boolean has(String bus) {
    return names.contains(bus);
  }

  /// Takes events, and returns when every delivery they cause is safe.
  ///
  /// @param events by the names of their buses
  void accept(List<Accepted> events) {
    deliver(
        events.stream()
            .flatMap(accepted ->
                matching(accepted).stream().flatMap(rule -> deliveries(rule, accepted.event())))
            .toList());
  }

  private Stream<EventDelivery> deliveries(Rule rule, EventOnBus event) {
    return rule.targets().stream()
        .map(target -> new EventDelivery(nextId(), rule.arn(), target.id(), event, 0));
  }

  private void deliver(List<EventDelivery> deliveries) {
    if (!deliveries.isEmpty()) {
      log.accept(deliveries);
      deliveries.forEach(dispatcher::start);
    }
  }

  /// Sends the event of a rule that has a schedule to its targets.
  public void fire(Rule rule) {
    var now = clock.instant();
    var event = LosslessJson.EXACT.createObjectNode();
    event.put("version", "0");
    event.put("id", nextId());
    event.put("detail-type", "Scheduled Event");
    event.put("source", "aws.events");
    event.put("account", Account.ID);
    event.put("time", now.truncatedTo(ChronoUnit.SECONDS).toString());
    event.put("region", Account.REGION);
    event.putArray("resources").add(rule.arn());
    event.putObject("detail");
    deliver(deliveries(rule, new EventOnBus(event.toString(), now, Optional.empty())).toList());
  }

  /// An event and where it goes.
  ///
  /// @param bus the name of the bus it was published to
  record Accepted(String bus, EventOnBus event) {}

  private List<Rule> matching(Accepted accepted) {
    var machine = machines.get(accepted.bus());
    try {
      return machine == null ? List.of() : machine.rulesForJSONEvent(accepted.event().json());
    } catch (Exception impossible) {
      // The engine declares Exception; an event that the bus itself wrote cannot cause one.
      throw new IllegalStateException("the rule engine refused an event", impossible);
    }
  }

  private String nextId() {
    return "%015d-%016x".formatted(clock.instant().toEpochMilli(), random.nextLong());
  }
}
