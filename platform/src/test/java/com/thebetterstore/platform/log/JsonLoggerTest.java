package com.thebetterstore.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;

class JsonLoggerTest {

  private final JsonLogProvider provider = new JsonLogProvider();
  private final Logger logger = provider.getLoggerFactory().getLogger("com.thebetterstore.Some");
  private final PrintStream standardOutput = System.out;
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    System.setOut(standardOutput);
  }

  private List<JsonNode> lines() throws IOException {
    var lines = new ArrayList<JsonNode>();
    for (var line : written.toString(StandardCharsets.UTF_8).lines().toList()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    return lines;
  }

  @Test
  void what_is_known_of_the_work_and_what_is_said_beside_stand_side_by_side() throws IOException {
    provider.getMDCAdapter().put("correlationId", "co_1");

    logger.atInfo().addKeyValue("outcome", "finished").log("event to the bus");

    provider.getMDCAdapter().clear();
    var line = lines().getFirst();
    assertThat(line.path("message").asText()).isEqualTo("event to the bus");
    assertThat(line.path("correlationId").asText()).isEqualTo("co_1");
    assertThat(line.path("outcome").asText()).isEqualTo("finished");
  }

  @Test
  void places_in_a_text_are_filled_however_it_is_logged() throws IOException {
    logger.warn("{} of {} taken", 3, 10);
    logger.atWarn().addArgument(4).addArgument(10).log("{} of {} taken");

    assertThat(lines())
        .extracting(line -> line.path("message").asText())
        .containsExactly("3 of 10 taken", "4 of 10 taken");
  }

  @Test
  void the_cause_that_comes_last_is_the_fault() throws IOException {
    logger.error("order {} could not be read", "ord_1", new IOException("reset"));

    var line = lines().getFirst();
    assertThat(line.path("message").asText()).isEqualTo("order ord_1 could not be read");
    assertThat(line.path("error").asText()).startsWith("java.io.IOException: reset");
  }

  @Test
  void nothing_below_info_is_written() throws IOException {
    logger.debug("a client's own affairs");
    logger.atTrace().log("and more of them");

    assertThat(lines()).isEmpty();
  }
}
