package com.thebetterstore.platform.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.contracts.StoreEvent;
import com.thebetterstore.platform.documents.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every event against its golden file, both ways: what was published once stays readable for ever.
class EventJsonTest {

  static Stream<StoreEvent> everyEvent() {
    return SampleEvents.all();
  }

  static Stream<Class<?>> everyEventType() {
    return eventTypes(StoreEvent.class);
  }

  private static Stream<Class<?>> eventTypes(Class<?> type) {
    return type.isRecord()
        ? Stream.of(type)
        : Arrays.stream(type.getPermittedSubclasses()).flatMap(EventJsonTest::eventTypes);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void an_event_is_written_as_its_golden_file_says(StoreEvent event) throws IOException {
    var written = Json.mapper().readTree(EventJson.detail(SampleEvents.enveloped(event)));

    assertThat(written).isEqualTo(golden(event.getClass()));
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void a_golden_file_is_read_as_its_event(StoreEvent event) throws IOException {
    var read = EventJson.read(event.detailType(), golden(event.getClass()));

    assertThat(read).isEqualTo(SampleEvents.enveloped(event));
  }

  @ParameterizedTest
  @MethodSource("everyEventType")
  void every_type_of_event_has_a_sample_and_so_a_golden_file(Class<?> type) {
    assertThat(SampleEvents.all().map(Object::getClass)).contains(type);
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void members_that_a_reader_does_not_know_are_ignored(StoreEvent event) throws IOException {
    var later = golden(event.getClass());
    ((ObjectNode) later.path("data")).put("addedLater", true);

    assertThat(EventJson.read(event.detailType(), later).data()).isEqualTo(event);
  }

  /// Each name begins with the event's, and ends with the version that the file is of.
  @Test
  void what_earlier_versions_published_is_read() throws IOException {
    var folder = Document.root().resolve("contracts/src/main/resources/earlier-events");
    var read = new ArrayList<StoreEvent>();
    try (var files = Files.list(folder)) {
      for (var file : files.sorted().toList()) {
        var detailType = file.getFileName().toString().replaceFirst("[.].*", "");
        read.add(EventJson.read(detailType, Json.mapper().readTree(file.toFile())).data());
      }
    }

    assertThat(read).containsExactlyElementsOf(SampleEvents.earlier().toList());
  }

  @Test
  void an_unknown_detail_type_is_refused_by_name() {
    assertThatThrownBy(() -> EventJson.read("{\"detail-type\": \"OrderEaten\", \"detail\": {}}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OrderEaten");
  }

  @Test
  void text_that_is_no_json_is_refused_without_repeating_it() {
    assertThatThrownBy(() -> EventJson.read("secret@buyer.example {"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret@buyer.example");
  }

  @Test
  void an_event_without_its_data_is_refused() {
    assertThatThrownBy(() -> EventJson.read("{\"detail-type\":\"OrderExpired\",\"detail\":{}}"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonNode golden(Class<?> type) throws IOException {
    var name = "/events/" + type.getSimpleName() + ".v1.json";
    try (var file = StoreEvent.class.getResourceAsStream(name)) {
      assertThat(file).as("golden file %s of contracts", name).isNotNull();
      return Json.mapper().readTree(file);
    }
  }
}
