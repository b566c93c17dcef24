package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.field.FunctionCaller.Result;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many subscribers at once, each with a secret key of its own.
class ManySubscriptionsTest {

  private static final String SCHEMA =
      """
      type Query @aws_api_key { q: String }
      type Mutation { publish(key: ID): Update @aws_iam }
      type Subscription {
        changed(key: ID!): Update @aws_subscribe(mutations: ["publish"]) @aws_api_key
      }
      type Update @aws_api_key @aws_iam { key: ID }
      """;

  private static final String CHANGED = "subscription S($key: ID!) { changed(key: $key) { key } }";
  private static final long SEED = 20_261_122;
  private static final int PER_REQUEST = 100;

  private final Set<String> known = Collections.synchronizedSet(new HashSet<>());
  private final List<RealtimeClient> clients = new ArrayList<>();
  private final ServedApi api =
      ServedApi.Setup.of(SCHEMA)
          .resolve("Mutation.publish", "echo")
          .resolve("Subscription.changed", "gate")
          .serve(
              new FakeFunctions()
                  .on("echo", context -> new Result.Answered(context.path("arguments").toString()))
                  .on("gate", this::gate));

  private Result gate(JsonNode context) {
    return known.contains(context.at("/arguments/key").asText())
        ? new Result.Answered("null")
        : new Result.Failed("store.SubscriptionDenied", "There is no such key.");
  }

  @AfterEach
  void stop() {
    clients.forEach(RealtimeClient::close);
    api.close();
  }

  private RealtimeClient guest() {
    var client = RealtimeClient.guest(api);
    clients.add(client);
    return client;
  }

  private static void start(RealtimeClient client, String key) {
    client.start(key, CHANGED, Map.of("key", key), RealtimeClient.GUEST);
  }

  private void publish(List<String> keys) {
    for (var from = 0; from < keys.size(); from += PER_REQUEST) {
      var some = keys.subList(from, Math.min(from + PER_REQUEST, keys.size()));
      var fields =
          IntStream.range(0, some.size())
              .mapToObj(i -> "m%d: publish(key: \"%s\") { key }".formatted(i, some.get(i)))
              .collect(Collectors.joining(" "));
      var answer = api.signedQuery("mutation { " + fields + " }");
      assertThat(answer.path("errors").isMissingNode()).as(answer.toString()).isTrue();
    }
  }

  private static String told(JsonNode data) {
    var key = data.at("/payload/data/changed/key").asText();
    assertThat(data.path("id").asText()).isEqualTo(key);
    return key;
  }

  private static List<String> randomKeys(Random random, int count) {
    return random.longs(count).mapToObj("watch_%016x"::formatted).toList();
  }

  @Test
  void five_hundred_on_several_connections_hear_each_of_their_own_order_and_of_no_other() {
    var keys = randomKeys(new Random(SEED), 500);
    known.addAll(keys);
    var sockets = List.of(200, 150, 100, 49, 1);
    var first = 0;
    for (var count : sockets) {
      var client = guest();
      for (var key : keys.subList(first, first + count)) {
        start(client, key);
        client.expect("start_ack");
      }
      first += count;
    }

    publish(keys);
    publish(keys.reversed());

    first = 0;
    for (var i = 0; i < sockets.size(); i++) {
      var own = keys.subList(first, first + sockets.get(i));
      var client = clients.get(i);
      var told =
          IntStream.range(0, 2 * own.size()).mapToObj(_ -> told(client.expect("data"))).toList();
      assertThat(told.subList(0, own.size())).isEqualTo(own);
      assertThat(told.subList(own.size(), told.size())).isEqualTo(own.reversed());
      first += own.size();
    }
    assertThat(clients).allSatisfy(client -> assertThat(client.unread()).isEmpty());
  }

  @Test
  void of_a_thousand_random_keys_none_opens_anything_and_two_buyers_hear_of_their_own_only() {
    System.out.println("seed " + SEED);
    var random = new Random(SEED);
    var mine = randomKeys(random, 1).getFirst();
    var theirs = randomKeys(random, 1).getFirst();
    known.addAll(List.of(mine, theirs));
    var me = guest();
    var they = guest();
    start(me, mine);
    start(they, theirs);
    me.expect("start_ack");
    they.expect("start_ack");
    var guesser = guest();
    var guesses = randomKeys(random, 1_000);

    for (var guess : guesses) {
      start(guesser, guess);
      assertThat(guesser.expect("error").at("/payload/errors/0/errorType").asText())
          .isEqualTo("store.SubscriptionDenied");
    }
    var published = new ArrayList<>(guesses);
    published.addAll(Collections.nCopies(20, mine));
    published.addAll(Collections.nCopies(30, theirs));
    Collections.shuffle(published, random);
    publish(published);

    assertThat(IntStream.range(0, 20).mapToObj(_ -> told(me.expect("data")))).containsOnly(mine);
    assertThat(IntStream.range(0, 30).mapToObj(_ -> told(they.expect("data"))))
        .containsOnly(theirs);
    assertThat(clients).allSatisfy(client -> assertThat(client.unread()).isEmpty());
    // The guesser's connection was not torn down, and takes a key that is right.
    start(guesser, mine);
    guesser.expect("start_ack");
  }
}
