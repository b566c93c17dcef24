package com.thebetterstore.platform.work;

import com.thebetterstore.platform.Environment;
import com.thebetterstore.platform.StoreTime;
import com.thebetterstore.platform.json.Json;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends X-Ray what was done when, and on whose account.
///
/// Lambda begins a new trace for every batch that it takes from a queue or a stream, and only links
/// it to those of the messages. So the handling of each message is a segment of the message's own
/// trace, and what follows from it names that segment as its parent: a purchase stays one trace
/// however many queues it goes through.
///
/// The documents go to the X-Ray daemon that Lambda runs beside each function, in the daemon's
/// protocol: one datagram each. The daemon sends no answer, and a lost document harms nothing.
public final class Segments {

  private static final Logger LOG = LoggerFactory.getLogger(Segments.class);
  private static final String DAEMON = "AWS_XRAY_DAEMON_ADDRESS";
  private static final String HEADER = "{\"format\": \"json\", \"version\": 1}\n";
  private static final double NANOS_PER_SECOND = 1e9;

  private final Consumer<String> daemon;
  private final InstantSource clock;

  /// @param daemon takes documents
  Segments(Consumer<String> daemon, InstantSource clock) {
    this.daemon = daemon;
    this.clock = clock;
  }

  /// Those of a function, in whose environment Lambda says where the daemon is.
  public static Segments of(Environment environment) {
    return environment
        .optional(DAEMON)
        .map(address -> new Segments(document -> send(document, address), StoreTime.traceClock()))
        .orElseGet(Segments::disabled);
  }

  /// Segments that are sent nowhere.
  public static Segments disabled() {
    return new Segments(document -> {}, () -> Instant.EPOCH);
  }

  /// Begins the segment of a function that handles what was sent to it.
  ///
  /// @param sender the sender's trace header; without a good one nothing is sent
  Segment ofFunction(String function, @Nullable String sender) {
    return new Segment(
        function,
        Optional.of("AWS::Lambda::Function"),
        sender,
        XRayHeader.read(sender),
        newId(),
        clock.instant());
  }

  /// Begins a subsegment, a part of an invocation.
  ///
  /// @param invocation the invocation's trace header; without a good one nothing is sent
  Segment within(String name, @Nullable String invocation) {
    return new Segment(
        name, Optional.empty(), invocation, XRayHeader.read(invocation), newId(), clock.instant());
  }

  /// No segment: what follows has the same parent as if there were no work in between.
  static Segment none(@Nullable String header) {
    return disabled()
    .new Segment("none", Optional.empty(), header, Optional.empty(), "", Instant.EPOCH);
  }

  /// A piece of work that has begun.
  final class Segment {

    private final String name;
    private final Optional<String> origin;
    private final @Nullable String caller;
    private final Optional<XRayHeader> trace;
    private final String id;
    private final Instant began;

    private Segment(
        String name,
        Optional<String> origin,
        @Nullable String caller,
        Optional<XRayHeader> trace,
        String id,
        Instant began) {
      this.name = name;
      this.origin = origin;
      this.caller = caller;
      this.trace = trace;
      this.id = id;
      this.began = began;
    }

    Optional<String> traceId() {
      return trace.map(XRayHeader::root);
    }

    /// The header for what follows from it.
    @Nullable String header() {
      return trace.map(it -> it.under(id).text()).orElse(caller);
    }

    /// Ends it.
    ///
    /// @param annotations what it can be searched by
    void close(boolean failed, @Nullable String requestId, Map<String, String> annotations) {
      trace
          .filter(XRayHeader::sampled)
          .ifPresent(it -> daemon.accept(document(it, failed, requestId, annotations)));
    }

    private String document(
        XRayHeader header,
        boolean failed,
        @Nullable String requestId,
        Map<String, String> annotations) {
      var json = Json.mapper().createObjectNode();
      json.put("name", name);
      json.put("id", id);
      json.put("trace_id", header.root());
      header.parent().ifPresent(parent -> json.put("parent_id", parent));
      json.put("start_time", seconds(began));
      json.put("end_time", seconds(clock.instant()));
      origin.ifPresentOrElse(it -> json.put("origin", it), () -> json.put("type", "subsegment"));
      if (failed) {
        json.put("fault", true);
      }
      if (requestId != null) {
        json.putObject("aws").put("request_id", requestId);
      }
      if (!annotations.isEmpty()) {
        var fields = json.putObject("annotations");
        new TreeMap<>(annotations).forEach(fields::put);
      }
      return json.toString();
    }
  }

  private static double seconds(Instant time) {
    return time.getEpochSecond() + time.getNano() / NANOS_PER_SECOND;
  }

  /// The generator is made anew: copies of a snapshot (SnapStart) must not share random state.
  private static String newId() {
    return "%016x".formatted(new SecureRandom().nextLong());
  }

  private static void send(String document, String address) {
    var bytes = (HEADER + document).getBytes(StandardCharsets.UTF_8);
    try (var socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(bytes, bytes.length, socketAddress(address)));
    } catch (IOException | IllegalArgumentException lost) {
      LOG.atDebug().setCause(lost).log("a segment was not sent");
    }
  }

  /// Source: X-Ray developer guide, `AWS_XRAY_DAEMON_ADDRESS`: `host:port`, or `tcp:host:port
  /// udp:host:port`.
  private static InetSocketAddress socketAddress(String setting) throws IOException {
    var address = setting;
    for (var part : setting.split(" ", -1)) {
      if (part.startsWith("udp:")) {
        address = part.substring("udp:".length());
      }
    }
    var colon = address.lastIndexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException("no address: " + setting);
    }
    return new InetSocketAddress(
        InetAddress.getByName(address.substring(0, colon)),
        Integer.parseInt(address.substring(colon + 1)));
  }
}
