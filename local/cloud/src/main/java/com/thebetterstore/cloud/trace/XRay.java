package com.thebetterstore.cloud.trace;

import com.thebetterstore.cloud.durable.LineFile;
import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.template.Resource;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where all segments go: `traces/segments.jsonl` in the data folder, one document a line.
public final class XRay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(XRay.class);
  private static final String FILE = "traces/segments.jsonl";

  /// Some thousand purchases, and as many that were put aside.
  private static final long MAX_BYTES = 64L * 1024 * 1024;

  private final LineFile file;
  private final Permissions permissions;
  private final Tracer tracer;
  private final List<Daemon> daemons = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  private XRay(
      LineFile file, Permissions permissions, InstantSource clock, RandomGenerator random) {
    this.file = file;
    this.permissions = permissions;
    this.tracer = new Tracer(segment -> keep(segment.json().toString()), clock, random);
  }

  /// Opens the file, or makes it.
  ///
  /// @param data the data folder
  /// @param permissions which roles may send segments
  public static XRay open(
      Path data, Permissions permissions, InstantSource clock, RandomGenerator random) {
    return new XRay(LineFile.open(data.resolve(FILE), MAX_BYTES), permissions, clock, random);
  }

  /// All documents that were sent so far, oldest first, also to a store that is not running now;
  /// empty if none ever ran with this data folder. To be closed.
  public static Optional<Stream<String>> documents(Path data) {
    return LineFile.lines(data.resolve(FILE));
  }

  /// For services, which need no permission to send segments.
  public Tracer tracer() {
    return tracer;
  }

  /// Whether the template has tracing on for a function.
  public static boolean isTraced(Resource function) {
    return function.property("TracingConfig").path("Mode").asText().equals("Active");
  }

  /// Runs a daemon beside a function, as Lambda does if the function is traced; answers what the
  /// function finds as `AWS_XRAY_DAEMON_ADDRESS`. What the function sends is kept if its role may
  /// call `xray:PutTraceSegments`.
  public Optional<String> daemonOf(Resource function) {
    if (!isTraced(function)) {
      return Optional.empty();
    }
    var role = new IamCaller.Role(function.required("Role"));
    var daemon = Daemon.start(function.ref(), document -> put(role, document));
    daemons.add(daemon);
    return Optional.of(daemon.address());
  }

  private void put(IamCaller.Role role, String document) {
    var call = new Call("xray:PutTraceSegments", "*");
    if (permissions.decide(role, call) instanceof Denied(var reason)) {
      LOG.atWarn().addKeyValue("reason", reason).log("a segment was refused");
      return;
    }
    keep(document);
  }

  /// Work that was done must not fail because it cannot be recorded.
  private void keep(String document) {
    try {
      file.append(document);
    } catch (UncheckedIOException lost) {
      if (!closed) {
        LOG.atWarn().setCause(lost).log("a segment was lost");
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    daemons.forEach(Daemon::close);
    file.close();
  }
}
