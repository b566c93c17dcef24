package com.thebetterstore.platform.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.contracts.OrderNumber;
import com.thebetterstore.platform.function.FieldRequest.*;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.work.RecordedSegments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import store.InternalFault;
import store.InvalidArgument;

class AppSyncResolverTest {

  record Greet(String name) {}

  record Greeting(String text) {}

  private final List<FieldRequest> requests = new ArrayList<>();

  @Test
  void a_field_is_answered_by_what_is_registered_for_it() throws IOException {
    var answer = Call.of(resolver(), event("greet", "null", "{}"));

    assertThat(answer).isEqualTo(Json.mapper().readTree("{\"text\": \"Kia ora, Aroha\"}"));
  }

  @Test
  void nothing_is_answered_as_null() throws IOException {
    assertThat(Call.of(resolver((request, greet) -> null), event("greet", "null", "{}")).isNull())
        .isTrue();
  }

  @Test
  void an_api_key_has_no_identity_and_so_is_a_guest() throws IOException {
    assertThat(identityOf("null")).isEqualTo(new Guest());
  }

  @Test
  void a_token_of_the_user_pool_is_a_customer() throws IOException {
    assertThat(identityOf("{\"sub\": \"s-1\", \"username\": \"u\", \"groups\": [\"Staff\"]}"))
        .isEqualTo(new Customer("s-1", List.of("Staff")));
    assertThat(identityOf("{\"sub\": \"s-2\", \"groups\": null}"))
        .isEqualTo(new Customer("s-2", List.of()));
  }

  @Test
  void a_signed_request_is_the_backend() throws IOException {
    assertThat(identityOf("{\"userArn\": \"arn:aws:iam::000000000000:role/r\"}"))
        .isEqualTo(new Backend("arn:aws:iam::000000000000:role/r"));
  }

  @Test
  void a_client_may_bring_its_correlation_id() throws IOException {
    Call.of(resolver(), event("greet", "null", "{\"x-correlation-id\": \"checkout-12345\"}"));

    assertThat(requests.getFirst().cause().correlationId().value()).isEqualTo("checkout-12345");
    assertThat(requests.getFirst().cause().causationId()).isEqualTo("request-1");
  }

  @Test
  void the_bus_which_can_set_no_headers_brings_the_correlation_id_as_an_argument()
      throws IOException {
    var backend = "{\"userArn\": \"arn:aws:sts::000000000000:assumed-role/r/s\"}";
    var arguments = "{\"name\": \"Aroha\", \"correlationId\": \"cor_ORDER1\"}";
    Call.of(resolver(), event("greet", backend, "{}", arguments));
    Call.of(resolver(), event("greet", "null", "{}", arguments));

    assertThat(requests)
        .extracting(request -> request.cause().correlationId().value())
        .containsExactly("cor_ORDER1", "cor_NEW");
  }

  @Test
  void a_correlation_id_that_could_forge_a_log_line_is_replaced() throws IOException {
    Call.of(resolver(), event("greet", "null", "{\"x-correlation-id\": \"a\\nlevel=ERROR\"}"));

    assertThat(requests.getFirst().cause().correlationId().value()).isEqualTo("cor_NEW");
  }

  @Test
  void the_trace_of_the_invocation_is_handed_on() throws IOException {
    Call.of(resolver(), event("greet", "null", "{}"), new TestContext("request-1", "Root=1-2-3"));

    assertThat(requests.getFirst().cause().traceHeader()).isEqualTo("Root=1-2-3");
  }

  @Test
  void a_field_is_a_part_of_its_invocation_and_what_follows_hangs_under_it() throws IOException {
    var recorded = new RecordedSegments();
    var resolver =
        resolver(
            new RequestReader(() -> "NEW", recorded.segments()),
            (request, greet) -> {
              requests.add(request);
              request.work().order(new OrderNumber("TBS-1"));
              return new Greeting("");
            });

    Call.of(
        resolver,
        event("greet", "null", "{}"),
        new TestContext("request-1", RecordedSegments.HEADER));

    var segment = recorded.only();
    assertThat(segment.path("name").asText()).isEqualTo("Query.greet");
    assertThat(segment.path("type").asText()).isEqualTo("subsegment");
    assertThat(segment.path("parent_id").asText()).isEqualTo(RecordedSegments.SENDER);
    assertThat(segment.path("annotations"))
        .isEqualTo(
            Json.mapper()
                .createObjectNode()
                .put("correlationId", "cor_NEW")
                .put("orderNumber", "TBS-1"));
    assertThat(requests.getFirst().cause().traceHeader())
        .isEqualTo(
            "Root=%s;Parent=%s;Sampled=1"
                .formatted(RecordedSegments.TRACE, segment.path("id").asText()));
  }

  @Test
  void a_field_that_cannot_be_resolved_is_a_fault() {
    var recorded = new RecordedSegments();
    var resolver =
        resolver(
            new RequestReader(() -> "NEW", recorded.segments()),
            (request, greet) -> {
              throw new IllegalStateException("no table");
            });

    assertThatThrownBy(() ->
            Call.of(
                resolver,
                event("greet", "null", "{}"),
                new TestContext("request-1", RecordedSegments.HEADER)))
        .isInstanceOf(InternalFault.class);
    assertThat(recorded.only().path("fault").asBoolean()).isTrue();
  }

  @Test
  void a_fault_shows_the_client_its_correlation_id_and_nothing_of_its_cause() {
    var resolver =
        resolver((request, greet) -> {
          throw new IllegalStateException("password of the database");
        });

    assertThatThrownBy(() ->
            Call.of(resolver, event("greet", "null", "{\"x-correlation-id\": \"cor-12345\"}")))
        .isInstanceOf(InternalFault.class)
        .hasMessageContaining("cor-12345")
        .hasMessageNotContaining("password");
  }

  @Test
  void an_answer_that_cannot_be_written_is_a_fault_like_any_other() {
    var resolver = resolver((request, greet) -> new Object());

    assertThatThrownBy(() -> Call.of(resolver, event("greet", "null", "{}")))
        .isInstanceOf(InternalFault.class);
  }

  @Test
  void a_client_sees_the_refusal_of_a_wrong_argument_as_it_is() {
    var resolver =
        resolver((request, greet) -> {
          throw new InvalidArgument("first", "must be 1 to 100");
        });

    assertThatThrownBy(() -> Call.of(resolver, event("greet", "null", "{}")))
        .isInstanceOf(InvalidArgument.class)
        .hasMessage("first must be 1 to 100");
  }

  @Test
  void a_field_that_nothing_is_registered_for_is_a_fault() {
    assertThatThrownBy(() -> Call.of(resolver(), event("part", "null", "{}")))
        .isInstanceOf(InternalFault.class);
  }

  private Identity identityOf(String identity) throws IOException {
    Call.of(resolver(), event("greet", identity, "{}"));
    return requests.getLast().identity();
  }

  private AppSyncResolver resolver() {
    return resolver((request, greet) -> {
      requests.add(request);
      return new Greeting("Kia ora, " + greet.name());
    });
  }

  private static AppSyncResolver resolver(
      BiFunction<FieldRequest, Greet, @Nullable Object> answer) {
    return resolver(new RequestReader(() -> "NEW"), answer);
  }

  private static AppSyncResolver resolver(
      RequestReader reader, BiFunction<FieldRequest, Greet, @Nullable Object> answer) {
    return new AppSyncResolver(reader, field(answer)) {};
  }

  private static AppSyncResolver.Field<Greet> field(
      BiFunction<FieldRequest, Greet, @Nullable Object> answer) {
    return AppSyncResolver.field("Query.greet", Greet.class, answer);
  }

  private static String event(String field, String identity, String headers) {
    return event(field, identity, headers, "{\"name\": \"Aroha\"}");
  }

  private static String event(String field, String identity, String headers, String arguments) {
    return """
    {"arguments": %s, "identity": %s, "source": null,
     "request": {"headers": %s, "domainName": null},
     "prev": null, "info": {"parentTypeName": "Query", "fieldName": "%s"}, "stash": {}}
    """
        .formatted(arguments, identity, headers, field);
  }
}
