package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.infra.Templates.Resource;
import com.thebetterstore.platform.documents.Document;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Functions have the memory that `docs/cost.md` gives the reasons for.
class FunctionMemoryTest {

  /// Of a function's memory, what it was seen to take leaves at least so much free: a third.
  private static final double FREE = 1 / 3.0;

  private static final double FIRST_MESSAGE_MILLIS = 1500;

  private final Templates templates = Templates.synthesised();
  private final Map<String, Row> rows =
      Document.read("docs/cost.md").lines().stream()
          .dropWhile(line -> !line.equals("## Memory"))
          .filter(line -> line.startsWith("| `"))
          .map(Row::of)
          .collect(Collectors.toMap(Row::function, row -> row));

  /// @param peak the most memory that it was seen to take, in megabytes
  /// @param firstMillis what the first event after a restore took at its share of a processor
  private record Row(String function, int memory, int peak, double firstMillis) {

    static Row of(String line) {
      var cells = Document.cells(line);
      return new Row(
          cells.getFirst().replace("`", ""),
          Integer.parseInt(cells.get(1)),
          Integer.parseInt(cells.get(2)),
          Double.parseDouble(cells.get(4)));
    }
  }

  private List<Resource> functions() {
    return templates
        .all("Lambda::Function")
        .filter(Resource::isOurs)
        .filter(function -> function.property("Environment/Variables/DB_HOST").isMissingNode())
        .toList();
  }

  private static String name(Resource function) {
    return function.property("FunctionName").asText().replaceAll("^tbs-|-local$", "");
  }

  /// Those that wait for the reports' database cannot be measured without one.
  @Test
  void each_function_has_the_memory_that_it_was_measured_with() {
    assertThat(
            functions().stream()
                .collect(
                    Collectors.toMap(
                        FunctionMemoryTest::name,
                        function -> function.property("MemorySize").asInt())))
        .isEqualTo(rows.values().stream().collect(Collectors.toMap(Row::function, Row::memory)));
  }

  @Test
  void a_third_of_the_memory_is_free_at_the_peak() {
    assertThat(rows.values()).allMatch(row -> row.peak() <= row.memory() * (1 - FREE));
  }

  @Test
  void the_first_message_after_a_restore_is_handled_in_a_second_and_a_half() {
    var behindQueues =
        templates
            .all("Lambda::EventSourceMapping")
            .map(source -> templates.named(source, source.property("FunctionName")).orElseThrow())
            .map(alias -> templates.named(alias, alias.property("FunctionName")).orElseThrow())
            .map(FunctionMemoryTest::name)
            .filter(rows::containsKey)
            .collect(Collectors.toSet());

    assertThat(behindQueues).contains("order-payment", "fulfilment-outbox-relay");
    assertThat(rows.values())
        .filteredOn(row -> behindQueues.contains(row.function()))
        .allMatch(row -> row.firstMillis() <= FIRST_MESSAGE_MILLIS);
  }
}
