package com.thebetterstore.provider.webhook;

import com.stripe.net.Webhook;
import com.thebetterstore.cloud.timing.RepeatedTask;
import com.thebetterstore.provider.api.StripeViews;
import com.thebetterstore.provider.journal.StripeIds;
import com.thebetterstore.provider.ledger.Ledger;
import com.thebetterstore.provider.ledger.MerchantAccount;
import com.thebetterstore.provider.ledger.RecordedEvent;
import com.thebetterstore.provider.ledger.WebhookDelivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends queued events to the merchant's endpoint until it takes them.
///
/// Every attempt is signed anew, as Stripe does, so that a late one is not refused for its age.
/// Events leave in parallel and may overtake each other.
public final class Webhooks implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Webhooks.class);
  private static final Duration ROUND = Duration.ofMillis(50);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int CLOSING_SECONDS = 5;
  private static final int MAX_UNDER_WAY = 16;

  private final Ledger ledger;
  private final StripeIds ids;
  private final StripeViews views;
  private final MerchantAccount account;
  private final RandomGenerator random;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final RepeatedTask rounds;
  private final ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor();
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private volatile @Nullable URI endpoint;
  private volatile boolean held;
  private volatile int copies = 1;

  /// @param random for shuffling
  public Webhooks(
      Ledger ledger,
      StripeIds ids,
      StripeViews views,
      MerchantAccount account,
      RandomGenerator random) {
    this.ledger = ledger;
    this.ids = ids;
    this.views = views;
    this.account = account;
    this.random = random;
    rounds = RepeatedTask.every(ROUND, "payment-webhooks", this::round);
  }

  /// Where to send; until this is known, events wait.
  public void deliverTo(URI merchant) {
    endpoint = merchant;
  }

  /// In which order events leave that were kept back.
  public enum Order {
    OLDEST_FIRST,
    NEWEST_FIRST,
    SHUFFLED
  }

  /// Keeps every event back until [#release], or a restart.
  public void hold() {
    held = true;
  }

  /// Lets events go again; those kept back leave now, one by one.
  public void release(Order order) {
    var waiting = new ArrayList<>(waiting());
    switch (order) {
      case OLDEST_FIRST -> {}
      case NEWEST_FIRST -> Collections.reverse(waiting);
      case SHUFFLED -> Collections.shuffle(waiting, Random.from(random));
    }
    waiting.forEach(this::attempt);
    held = false;
  }

  /// From now on every event is sent this many times, until a restart.
  public void sendCopies(int count) {
    copies = count;
  }

  public boolean isHeld() {
    return held;
  }

  public int copies() {
    return copies;
  }

  /// The deliveries that the endpoint has not taken yet, oldest first.
  public List<WebhookDelivery> waiting() {
    return ledger.deliveries().all().toList();
  }

  private void round() {
    if (endpoint == null || held || ledger.deliveries().isEmpty()) {
      return;
    }
    var now = ids.clock().instant();
    ledger
        .deliveries()
        .all()
        .filter(delivery -> delivery.isDue(now))
        .limit(MAX_UNDER_WAY)
        .forEach(this::startAttempt);
  }

  private void startAttempt(WebhookDelivery delivery) {
    if (underWay.size() < MAX_UNDER_WAY && underWay.add(delivery.id())) {
      senders.execute(() -> {
        try {
          // An earlier round may have sent it since this round looked.
          ledger.deliveries().get(delivery.id()).ifPresent(this::attempt);
        } finally {
          underWay.remove(delivery.id());
        }
      });
    }
  }

  private void attempt(WebhookDelivery delivery) {
    var target = endpoint;
    var event = ledger.events().get(delivery.eventId());
    if (target == null || event.isEmpty()) {
      return;
    }
    var taken = true;
    for (var copy = 0; copy < copies; copy++) {
      taken &= send(target, event.get());
    }
    var failedAt = ids.clock().instant();
    if (taken) {
      ledger.file().change(() -> ledger.deliveries().remove(delivery.id()));
    } else {
      ledger
          .file()
          .change(() -> ledger.deliveries().put(delivery.id(), delivery.afterFailure(failedAt)));
    }
  }

  private boolean send(URI target, RecordedEvent event) {
    var body = views.event(event).toString();
    var request =
        HttpRequest.newBuilder(target)
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .header("Stripe-Signature", signature(body))
            .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      var response = http.send(request, BodyHandlers.discarding());
      return isTaken(event, response);
    } catch (IOException notReached) {
      log.atWarn()
          .addKeyValue("event", event.id())
          .addKeyValue("type", event.type())
          .addKeyValue("reason", String.valueOf(notReached.getMessage()))
          .log("webhook endpoint not reached");
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean isTaken(RecordedEvent event, HttpResponse<Void> response) {
    var taken = response.statusCode() / 100 == 2;
    (taken ? log.atInfo() : log.atWarn())
        .addKeyValue("event", event.id())
        .addKeyValue("type", event.type())
        .addKeyValue("status", response.statusCode())
        .log("webhook sent");
    return taken;
  }

  private String signature(String body) {
    try {
      return Webhook.Signature.generateSignatureHeader(
          body, account.webhookSecret(), ids.clock().instant().getEpochSecond());
    } catch (GeneralSecurityException cause) {
      throw new IllegalStateException("cannot sign a webhook", cause);
    }
  }

  @Override
  public void close() {
    rounds.close();
    http.shutdownNow();
    senders.shutdownNow();
    try {
      if (!senders.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
        log.atWarn().log("webhook deliveries still under way at close");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
