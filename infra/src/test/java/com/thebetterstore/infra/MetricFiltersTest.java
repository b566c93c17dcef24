package com.thebetterstore.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.infra.Templates.Resource;
import com.thebetterstore.infra.construct.function.FunctionZip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever alarms count in logs stands in logs: in lines as our functions write them, or as Lambda
/// does.
class MetricFiltersTest {

  /// Written as functions write theirs; the test of log lines holds it to that.
  private static final Path LINE = Path.of("platform/src/test/resources/log-line.json");

  private static final String MESSAGE = "field could not be resolved";
  private static final String OWN = "message=";

  private final Templates templates = Templates.synthesised();

  private List<Resource> filters() {
    return templates.all("Logs::MetricFilter").toList();
  }

  private static FilterPattern pattern(Resource filter) {
    return FilterPattern.of(filter.property("FilterPattern").asText());
  }

  private static String line(String message) throws IOException {
    var recorded = Files.readString(Templates.root().resolve(LINE));
    assertThat(recorded).contains("\"" + MESSAGE + "\"");
    return recorded.replace("\"" + MESSAGE + "\"", "\"" + message + "\"");
  }

  @Test
  void a_message_that_is_counted_matches_as_it_is_written_and_no_other_message_does()
      throws IOException {
    assertThat(filters()).hasSizeGreaterThan(10);
    for (var filter : filters()) {
      var messages = messages(filter);
      assertThat(messages).isNotEmpty();
      for (var message : messages) {
        assertThat(pattern(filter).matches(line(message))).isTrue();
      }
      assertThat(pattern(filter).matches(line("all is well"))).isFalse();
    }
  }

  /// Its code is in the function whose log the filter reads: else nothing would ever match.
  @Test
  void a_message_that_is_counted_is_logged_by_the_function_whose_log_is_read() {
    for (var filter : filters()) {
      var texts = texts(zip(function(filter)));
      assertThat(messages(filter))
          .allSatisfy(message ->
              assertThat(texts)
                  .as("%s counts '%s'", filter, message)
                  .anyMatch(text -> text.contains(message)));
    }
  }

  private static List<String> messages(Resource filter) {
    return pattern(filter).texts().stream()
        .filter(text -> text.startsWith(OWN))
        .map(text -> text.substring(OWN.length()))
        .toList();
  }

  private Resource function(Resource filter) {
    var log = templates.named(filter, filter.property("LogGroupName"));
    return templates
        .all("Lambda::Function")
        .filter(Resource::isOurs)
        .filter(f -> templates.named(f, f.property("LoggingConfig/LogGroup")).equals(log))
        .findFirst()
        .orElseThrow();
  }

  /// The zip that has the function's handler.
  private static Path zip(Resource function) {
    var handler = function.property("Handler").asText().replace('.', '/') + ".class";
    return Arrays.stream(FunctionZip.values())
        .map(zip -> zip.in(Templates.root()))
        .filter(zip -> entries(zip).anyMatch(entry -> entry.name().equals(handler)))
        .findFirst()
        .orElseThrow();
  }

  /// A class; its file holds the texts of its code in UTF-8 (JVM specification 4.4.7).
  private record Entry(String name, String content) {}

  private static Stream<Entry> entries(Path zip) {
    try {
      return entries(Files.newInputStream(zip));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Of the archive, and of the archives in it.
  private static Stream<Entry> entries(InputStream archive) throws IOException {
    var entries = Stream.<Entry>builder();
    try (var zip = new ZipInputStream(archive)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        var name = entry.getName();
        if (name.matches("lib/(platform|ordering|contracts)-.*[.]jar")) {
          entries(new ByteArrayInputStream(zip.readAllBytes())).forEach(entries::add);
        } else if (name.startsWith("com/thebetterstore/") && name.endsWith(".class")) {
          entries.add(new Entry(name, new String(zip.readAllBytes(), StandardCharsets.UTF_8)));
        }
      }
    }
    return entries.build();
  }

  private static List<String> texts(Path zip) {
    return entries(zip).map(Entry::content).toList();
  }

  private FilterPattern faults() {
    return filters().stream()
        .map(MetricFiltersTest::pattern)
        .filter(pattern -> pattern.texts().contains(OWN + MESSAGE))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.report','record':{'requestId':'5c','metrics':{'durationMs':9000.0,'billedDurationMs':9000,'memorySizeMB':1024,'maxMemoryUsedMB':211},'status':'timeout'}}",
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.report','record':{'requestId':'5c','metrics':{'durationMs':812.4},'status':'error','errorType':'Runtime.OutOfMemory'}}",
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.report','record':{'requestId':'5c','metrics':{'durationMs':33.1},'status':'error','errorType':'Runtime.ExitError'}}",
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.report','record':{'requestId':'5c','metrics':{'durationMs':33.1},'status':'failure'}}",
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.initReport','record':{'initializationType':'snap-start','phase':'init','status':'error','errorType':'Runtime.Unknown','metrics':{'durationMs':812.4}}}",
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.restoreReport','record':{'status':'timeout','metrics':{'durationMs':10000.0}}}",
      })
  void a_function_that_could_not_answer_counts_as_a_fault(String line) {
    assertThat(faults().matches(line.replace('\'', '"'))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.report','record':{'requestId':'5c','metrics':{'durationMs':33.1},'status':'success'}}",
        // A refusal that was thrown; so is a fault, which the function logs itself.
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.report','record':{'requestId':'5c','metrics':{'durationMs':33.1},'status':'error','errorType':'Runtime.Unknown'}}",
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.report','record':{'requestId':'5c','metrics':{'durationMs':33.1},'status':'error'}}",
        "{'timestamp':'2026-11-29T10:00:09.012Z','level':'ERROR','message':'no such cursor:"
            + " store.InvalidArgument','AWSRequestId':'5c'}",
        "{'time':'2026-11-29T10:00:09.012Z','type':'platform.initReport','record':{'initializationType':'on-demand','phase':'init','status':'success','metrics':{'durationMs':812.4}}}",
        "field could not be resolved",
      })
  void what_was_asked_for_wrongly_counts_as_no_fault(String line) {
    assertThat(faults().matches(line.replace('\'', '"'))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ERROR",
        "{ $.level != \"INFO\" }",
        "{ $.level = \"E*\" }",
        "{ ($.level = \"ERROR\" }",
        "{ $.level = \"ERROR\" || }",
      })
  void a_pattern_that_is_not_understood_here_is_refused(String pattern) {
    assertThatThrownBy(() -> FilterPattern.of(pattern))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void and_binds_tighter_than_or() {
    var pattern = FilterPattern.of("{ $.a = \"1\" || $.b = \"2\" && $.c.d = \"3\" }");

    assertThat(pattern.matches("{\"a\":\"1\"}")).isTrue();
    assertThat(pattern.matches("{\"b\":\"2\",\"c\":{\"d\":\"3\"}}")).isTrue();
    assertThat(pattern.matches("{\"b\":\"2\"}")).isFalse();
    assertThat(pattern.matches("{\"a\":1}")).isFalse();
  }
}
