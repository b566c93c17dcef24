package com.thebetterstore.cloud;

import com.thebetterstore.cloud.timing.RepeatedTask;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;

/// What a start is doing, with the seconds since the process began: on a terminal one line that
/// moves, elsewhere a line for each step that is done.
public final class StartProgress implements AutoCloseable {

  private static final Duration REDRAWN_EVERY = Duration.ofSeconds(1);
  private static final String CLEARED_LINE = "\r\u001b[K";

  private final PrintStream out;
  private final boolean moves;
  private final Supplier<Duration> sinceStart;
  private final Set<String> running = new LinkedHashSet<>();
  private Runnable endRedrawing = () -> {};
  private boolean closed;

  /// @param moves whether `out` is a terminal
  public StartProgress(PrintStream out, boolean moves, Supplier<Duration> sinceStart) {
    this.out = out;
    this.moves = moves;
    this.sinceStart = sinceStart;
  }

  /// For starts that nobody watches.
  public static StartProgress silent() {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new StartProgress(nowhere, false, () -> Duration.ZERO);
  }

  /// On standard error.
  ///
  /// @param moves whether that is a terminal
  public static StartProgress ofProcess(boolean moves) {
    var progress = new StartProgress(System.err, moves, StartProgress::sinceProcessStart);
    if (moves) {
      progress.endRedrawing =
          RepeatedTask.every(REDRAWN_EVERY, "draws-progress", progress::draw)::close;
    }
    return progress;
  }

  /// With what `./store` did before, as it became this process.
  public static Duration sinceProcessStart() {
    var now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }

  /// The same work, shown while it is done.
  public Runnable step(String name, Runnable work) {
    return () -> {
      begin(name);
      work.run();
      end(name);
    };
  }

  /// The same for work that has a result, done at once.
  public <T> T of(String name, Supplier<T> work) {
    begin(name);
    var result = work.get();
    end(name);
    return result;
  }

  private synchronized void begin(String name) {
    running.add(name);
    draw();
  }

  private synchronized void end(String name) {
    running.remove(name);
    if (moves) {
      draw();
    } else {
      out.printf("%5d s  ready: %s%n", sinceStart.get().toSeconds(), name);
    }
  }

  private synchronized void draw() {
    if (moves && !closed && !running.isEmpty()) {
      out.printf(
          "%s%5d s  starting: %s",
          CLEARED_LINE, sinceStart.get().toSeconds(), String.join(", ", running));
      out.flush();
    }
  }

  /// Removes the line that moves, before anything else is printed.
  @Override
  public void close() {
    // Without the lock, which a drawing that is under way waits for.
    endRedrawing.run();
    clear();
  }

  private synchronized void clear() {
    closed = true;
    if (moves) {
      out.print(CLEARED_LINE);
      out.flush();
    }
  }
}
