package com.thebetterstore.cloud.cognito.user;

import com.thebetterstore.cloud.durable.DurableFile;
import com.thebetterstore.cloud.durable.DurableMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// What users tried lately, and whether they may try again. Users that do not exist are counted
/// like others. Call it only inside [DurableFile#change].
///
/// Source of limits and lockout: developer guide, "Quotas in Amazon Cognito" and "User pool
/// authentication flow".
public final class Attempts {

  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration MAX_LOCK = Duration.ofMinutes(15);
  private static final int FREE_FAILURES = 5;
  private static final int MAX_DOUBLINGS = 10;

  /// What is limited for each user and hour.
  public enum Kind {
    RESEND(5),
    CONFIRM_SIGN_UP(15),
    FORGOT_PASSWORD(20),
    CONFIRM_FORGOT_PASSWORD(20),
    CHANGE_PASSWORD(5),
    ATTRIBUTE_CODE(5),
    VERIFY_ATTRIBUTE(15);

    private final int perHour;

    Kind(int perHour) {
      this.perHour = perHour;
    }

    /// How many an hour.
    public int perHour() {
      return perHour;
    }
  }

  /// What one user tried; times are epoch milliseconds.
  private record Tried(String sub, Map<Kind, List<Long>> times, int failures, long lastFailure) {
    Tried {
      times = Map.copyOf(times);
    }
  }

  private final DurableMap<Tried> tried;
  private final InstantSource clock;

  /// Those that the file holds of this pool.
  public Attempts(DurableFile file, PoolSettings pool, InstantSource clock) {
    this.tried = file.map("attempts/" + pool.id(), Tried.class);
    this.clock = clock;
    file.change(this::forgetOld);
  }

  private void forgetOld() {
    var since = clock.instant().minus(WINDOW).toEpochMilli();
    tried
        .all()
        .filter(one -> one.lastFailure() < since && recent(one).isEmpty())
        .toList()
        .forEach(one -> tried.remove(one.sub()));
  }

  /// Counts an attempt and lets it go on, or refuses it; one that is refused does not count, since
  /// clients repeat those by themselves.
  public Outcome<String> count(String sub, Kind kind) {
    var before = of(sub);
    var times = new HashMap<>(recent(before));
    var earlier = times.getOrDefault(kind, List.of());
    if (earlier.size() >= kind.perHour()) {
      return Outcome.refused(
          "LimitExceededException", "Attempt limit exceeded, please try after some time.");
    }
    times.put(
        kind, Stream.concat(earlier.stream(), Stream.of(clock.instant().toEpochMilli())).toList());
    tried.put(sub, new Tried(sub, times, before.failures(), before.lastFailure()));
    return Outcome.done(sub);
  }

  /// Whether such an attempt was made within the last hour.
  public boolean made(String sub, Kind kind) {
    return recent(of(sub)).containsKey(kind);
  }

  /// Lets a password be tried, or refuses it, since too many wrong ones were.
  public Outcome<String> unlocked(String sub) {
    var now = clock.instant();
    var before = of(sub);
    return now.isBefore(lockedUntil(before))
        ? Outcome.refused("NotAuthorizedException", "Password attempts exceeded")
        : Outcome.done(sub);
  }

  private static Instant lockedUntil(Tried before) {
    if (before.failures() < FREE_FAILURES) {
      return Instant.EPOCH;
    }
    var doublings = Math.min(before.failures() - FREE_FAILURES, MAX_DOUBLINGS);
    var lock = Duration.ofSeconds(1L << doublings);
    return Instant.ofEpochMilli(before.lastFailure())
        .plus(lock.compareTo(MAX_LOCK) < 0 ? lock : MAX_LOCK);
  }

  /// Remembers a wrong password.
  public void failed(String sub) {
    var before = of(sub);
    var now = clock.instant().toEpochMilli();
    var quiet = now - before.lastFailure() >= MAX_LOCK.toMillis();
    tried.put(sub, new Tried(sub, recent(before), quiet ? 1 : before.failures() + 1, now));
  }

  /// Forgets wrong passwords.
  public void succeeded(String sub) {
    var before = of(sub);
    if (before.failures() > 0) {
      tried.put(sub, new Tried(sub, recent(before), 0, 0));
    }
  }

  /// Forgets all about a user.
  public void forget(String sub) {
    tried.remove(sub);
  }

  private Tried of(String sub) {
    return tried.get(sub).orElseGet(() -> new Tried(sub, Map.of(), 0, 0));
  }

  private Map<Kind, List<Long>> recent(Tried one) {
    var since = clock.instant().minus(WINDOW).toEpochMilli();
    var recent = new HashMap<Kind, List<Long>>();
    one.times()
        .forEach((kind, times) -> {
          var left = times.stream().filter(time -> time > since).toList();
          if (!left.isEmpty()) {
            recent.put(kind, left);
          }
        });
    return recent;
  }
}
