package com.thebetterstore.platform.rehearsal;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.AwsClients;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.log.Silence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Lets another function of the same class handle events in a [RehearsalWorld].
///
/// It is made with the settings of the first, but for those by which it could reach anything
/// outside: AWS and every `…_API_BASE` are in the world, no `…_LIVE_MODE` is on, its keys open
/// nothing, and X-Ray's daemon is not known to it. What it logs is not written, and its connections
/// are closed in the end.
final class Rehearsal {

  private static final ScopedValue<Boolean> ON = ScopedValue.newInstance();

  private static final String KEYS_THAT_OPEN_NOTHING = "rehearsal";
  private static final String FOR_REAL = "_LIVE_MODE";

  /// Of a trace, and of credentials that belong to other keys.
  private static final Set<String> LEFT_OUT =
      Set.of("AWS_SESSION_TOKEN", "AWS_XRAY_DAEMON_ADDRESS", "_X_AMZN_TRACE_ID");

  private final RehearsalFiles files;
  private final Map<String, String> environment;
  private final Function<Map<String, String>, ? extends RehearsedFunction> another;

  Rehearsal(
      RehearsalFiles files,
      Map<String, String> environment,
      Function<Map<String, String>, ? extends RehearsedFunction> another) {
    this.files = files;
    this.environment = Map.copyOf(environment);
    this.another = another;
  }

  /// Whether what runs now is a part of a rehearsal.
  static boolean isOn() {
    return ON.orElse(false);
  }

  /// Rehearses, and says what went wrong in the last round.
  ///
  /// @param rounds how often each event comes
  List<String> run(int rounds) {
    var troubles = new ArrayList<String>();
    ScopedValue.where(ON, true)
        .run(() ->
            Silence.during(() -> AwsClients.closedAfter(() -> troubles.addAll(handled(rounds)))));
    return List.copyOf(troubles);
  }

  private List<String> handled(int rounds) {
    var troubles = List.<String>of();
    try (var world = RehearsalWorld.of(files.world())) {
      var function = another.apply(settings(world.address().toString()));
      var events = function.rehearsedEvents();
      for (var round = 0; round < rounds; round++) {
        troubles =
            events.stream().flatMap(event -> handled(function, event, world).stream()).toList();
      }
    }
    return troubles;
  }

  private static Optional<String> handled(
      RequestStreamHandler function, String event, RehearsalWorld world) {
    world.begin();
    try {
      var answer = new ByteArrayOutputStream();
      var bytes = event.getBytes(StandardCharsets.UTF_8);
      function.handleRequest(new ByteArrayInputStream(bytes), answer, new RehearsalContext());
      return failed(Json.mapper().readTree(answer.toByteArray())).map(it -> it + " at " + event);
    } catch (IOException | RuntimeException fault) {
      return Optional.of(fault + ", by " + fault.getCause() + " at " + event);
    }
  }

  /// The messages or records that shall come again, of a batch.
  private static Optional<String> failed(JsonNode answer) {
    return Optional.of(answer.path("batchItemFailures"))
        .filter(failures -> !failures.isEmpty())
        .map(JsonNode::toString);
  }

  private Map<String, String> settings(String world) {
    var settings = new HashMap<>(environment);
    settings.keySet().removeAll(LEFT_OUT);
    settings.replaceAll((name, value) -> name.endsWith(OtherApis.ADDRESS) ? world : value);
    settings.replaceAll((name, value) -> name.endsWith(FOR_REAL) ? "false" : value);
    settings.put("AWS_ENDPOINT_URL", world);
    settings.put("AWS_ACCESS_KEY_ID", KEYS_THAT_OPEN_NOTHING);
    settings.put("AWS_SECRET_ACCESS_KEY", KEYS_THAT_OPEN_NOTHING);
    return settings;
  }
}
