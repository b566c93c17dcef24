package com.thebetterstore.cloud.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.lambda.InvocationResult.Failed;
import com.thebetterstore.cloud.lambda.InvocationResult.Succeeded;
import com.thebetterstore.cloud.lambda.version.PublishedVersions;
import com.thebetterstore.cloud.log.JsonLog;
import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.template.Assembly;
import com.thebetterstore.cloud.template.Templates;
import com.thebetterstore.cloud.trace.TraceHeader;
import com.thebetterstore.cloud.trace.XRay;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;

class FunctionsTest {

  private static final TraceHeader TRACE =
      new TraceHeader("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1");

  @TempDir Path folder;
  private Path assembly = Path.of("");
  private JsonLog log;
  private XRay xray;
  private Functions functions;

  @BeforeEach
  void write() throws IOException {
    // Made once: a jar holds the time when it was made, and only equal ones are shared.
    var module = module();
    assembly =
        new Assembly(folder.resolve("cdk.out"))
            .asset("first.zip", zip("first.zip", module, Logger.class, Jsoup.class))
            .asset("second.zip", zip("second.zip", module, Logger.class))
            .stack(
                "app",
                """
                {"Parameters": {
                   "Table": {"Type": "String", "Default": "orders"},
                   "About": {"Type": "String", "Default": "the first"}},
                 "Resources": {
                   "Role": {"Type": "AWS::IAM::Role"},
                   "First": %s, "Second": %s, "Broken": %s,
                   "Version": {"Type": "AWS::Lambda::Version", "Properties": {
                     "FunctionName": {"Ref": "First"}, "Description": {"Ref": "About"}}},
                   "Live": {"Type": "AWS::Lambda::Alias", "Properties": {
                     "FunctionName": {"Ref": "First"}, "Name": "live",
                     "FunctionVersion": {"Fn::GetAtt": ["Version", "Version"]}}},
                   "Helper": {"Type": "AWS::Lambda::Function", "Properties": {
                     "Runtime": "nodejs22.x", "Code": {"ZipFile": "…"}}}}}
                """
                    .formatted(
                        traced(function("first", "SampleHandler::handleRequest", "first.zip")),
                        function("second", "SampleHandler", "second.zip"),
                        function("broken", "NoSuchHandler", "second.zip")))
            .write();
    deploy(Map.of());
  }

  private void deploy(Map<String, String> parameters) {
    log = JsonLog.in(folder, InstantSource.system());
    var random = new Random(1);
    xray = XRay.open(folder, new Permissions(_ -> {}), InstantSource.system(), random);
    var published = PublishedVersions.in(folder);
    var deployment = Templates.read(assembly, parameters, Addresses.none(), published::number);
    published.publish(deployment);
    functions =
        new Functions(
            deployment,
            published,
            folder,
            DataFolderKey.keptIn(folder, new SecureRandom()),
            URI.create("http://127.0.0.1:1"),
            xray,
            InstantSource.system(),
            log);
  }

  @AfterEach
  void stop() {
    functions.close();
    xray.close();
    log.close();
  }

  @Test
  void a_function_answers_in_json_bytes() {
    assertThat(call("first", "echo")).isEqualTo("\"echo\"");
  }

  @Test
  void a_function_is_found_by_name_version_alias_and_arn() {
    var arn = "arn:aws:lambda:ap-southeast-2:000000000000:function:first:live";

    assertThat(call(arn, "arn")).isEqualTo(arn);
    assertThat(call("first:live", "echo")).isEqualTo("\"echo\"");
    assertThat(call("first:1", "echo")).isEqualTo("\"echo\"");
    assertThat(call("first:$LATEST", "echo")).isEqualTo("\"echo\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"third", "first:2", "first:old", "second:live"})
  void a_function_version_or_alias_that_is_not_there_is_not_found(String function) {
    assertThatThrownBy(() -> call(function, "echo")).isInstanceOf(Invoker.NoSuchFunction.class);
  }

  @Test
  void a_function_knows_which_version_of_it_runs() {
    assertThat(call("first:live", "environment")).contains("AWS_LAMBDA_FUNCTION_VERSION=1");
    assertThat(call("first", "environment")).contains("AWS_LAMBDA_FUNCTION_VERSION=$LATEST");
  }

  @Test
  void a_function_has_the_environment_of_the_template_and_of_lambda() {
    assertThat(call("first", "environment"))
        .contains("ORDERING_TABLE=orders")
        .contains("AWS_REGION=ap-southeast-2")
        .contains("AWS_LAMBDA_FUNCTION_NAME=first")
        .contains("AWS_LAMBDA_FUNCTION_MEMORY_SIZE=512")
        .contains("AWS_ENDPOINT_URL=http://127.0.0.1:1")
        .containsPattern("AWS_ACCESS_KEY_ID=ASIA[A-Z0-9]{16}");
  }

  /// A deployment of another value changes `$LATEST`, and the alias only with a new version.
  @Test
  void an_alias_runs_the_environment_with_which_its_version_was_published() {
    deployAgain(Map.of("Table", "renamed"));

    assertThat(call("first", "environment")).contains("ORDERING_TABLE=renamed");
    assertThat(call("first:live", "environment"))
        .contains("ORDERING_TABLE=orders", "AWS_LAMBDA_FUNCTION_VERSION=1");

    deployAgain(Map.of("Table", "renamed", "About", "the second"));

    assertThat(call("first:live", "environment"))
        .contains("ORDERING_TABLE=renamed", "AWS_LAMBDA_FUNCTION_VERSION=2");
  }

  private void deployAgain(Map<String, String> parameters) {
    stop();
    deploy(parameters);
  }

  @Test
  void a_function_sees_the_jdk_and_its_own_zip_and_nothing_of_the_laptop() {
    assertThat(call("first", "laptop")).isEqualTo("hidden");
    assertThat(call("first", "jackson")).isEqualTo("hidden");
  }

  @Test
  void functions_of_two_zips_share_no_class() {
    assertThat(call("first", "loader " + SampleHandler.class.getName())).isEqualTo("first");
    assertThat(call("second", "loader " + SampleHandler.class.getName())).isEqualTo("second");
  }

  @Test
  void a_library_that_all_zips_have_is_loaded_once() {
    assertThat(call("first", "loader org.slf4j.Logger"))
        .isEqualTo(call("second", "loader org.slf4j.Logger"))
        .isEqualTo("shared-libraries");
  }

  @Test
  void a_library_that_one_zip_lacks_is_hidden_from_its_functions() {
    assertThat(call("first", "loader org.jsoup.Jsoup")).isEqualTo("first");
    assertThat(call("second", "loader org.jsoup.Jsoup")).isEqualTo("hidden");
  }

  @Test
  void modules_of_the_store_are_loaded_for_each_zip_even_when_all_have_them() {
    var type = SampleHandler.SampleFailure.class.getName();

    assertThat(call("first", "loader " + type)).isEqualTo("first");
    assertThat(call("second", "loader " + type)).isEqualTo("second");
  }

  @Test
  void a_shared_library_finds_its_settings_in_a_module_of_the_store() {
    assertThat(call("first", "settings")).isEqualTo("settings of the module");
  }

  @Test
  void an_instance_is_used_again() {
    call("first", "echo");

    assertThat(call("first", "calls")).isEqualTo("2");
  }

  @Test
  void the_trace_reaches_the_function() {
    assertThat(call("second", "trace")).isEqualTo(TRACE.value());
  }

  @Test
  void a_traced_function_has_a_daemon_and_one_that_is_not_has_none() {
    assertThat(call("first", "environment"))
        .containsPattern("AWS_XRAY_DAEMON_ADDRESS=127\\.0\\.0\\.1:\\d+");
    assertThat(call("second", "environment")).doesNotContain("AWS_XRAY_DAEMON_ADDRESS");
  }

  @Test
  void an_invocation_of_a_traced_function_is_a_segment_of_its_callers_trace() {
    var seen = call("first", "trace");
    functions.invoke("first", "throw", TRACE);
    call("second", "echo");

    try (var documents = XRay.documents(folder).orElseThrow()) {
      assertThat(documents)
          .hasSize(2)
          .allSatisfy(document ->
              assertThat(document)
                  .contains("\"name\":\"first\"", "\"origin\":\"AWS::Lambda\"")
                  .contains("\"parent_id\":\"53995c3f42cd8ad8\""))
          .satisfiesExactly(
              document -> assertThat(document).contains(parent(seen)).doesNotContain("fault"),
              document -> assertThat(document).contains("\"fault\":true"));
    }
  }

  /// The id under which a header says that what follows belongs.
  private static String parent(String header) {
    return header.replaceFirst(".*Parent=(.{16}).*", "\"id\":\"$1\"");
  }

  private static String traced(String function) {
    return function.replace(
        "\"Properties\": {", "\"Properties\": {\"TracingConfig\": {\"Mode\": \"Active\"}, ");
  }

  @Test
  void the_remaining_time_is_that_of_the_timeout() {
    assertThat(Integer.parseInt(call("first", "remaining"))).isBetween(1, 1_000);
  }

  @Test
  void what_a_function_throws_is_reported_as_the_java_runtime_does() throws IOException {
    var failed = (Failed) functions.invoke("first", "throw", TRACE);
    var json = new ObjectMapper().readTree(failed.payload());

    assertThat(failed.errorType())
        .isEqualTo("com.thebetterstore.cloud.lambda.SampleHandler$SampleFailure");
    assertThat(failed.errorMessage()).isEqualTo("no such cart");
    assertThat(json.path("errorType").asText()).isEqualTo(failed.errorType());
    assertThat(json.path("errorMessage").asText()).isEqualTo("no such cart");
    assertThat(json.path("stackTrace").get(0).asText()).contains("SampleHandler.answer");
    assertThat(json.has("cause")).isFalse();
  }

  @Test
  void an_instance_that_threw_is_kept() {
    functions.invoke("first", "throw", TRACE);

    assertThat(call("first", "calls")).isEqualTo("2");
  }

  @Test
  void a_function_that_exceeds_its_timeout_is_stopped_and_its_instance_dropped() {
    call("first", "echo");
    var failed = (Failed) functions.invoke("first", "slow", TRACE);

    assertThat(failed.errorType()).isEqualTo(Failed.TIMED_OUT);
    assertThat(failed.errorMessage())
        .matches("RequestId: [0-9a-f-]{36} Error: Task timed out after 1.00 seconds");
    assertThat(call("first", "calls")).isEqualTo("1");
  }

  @Test
  void a_handler_that_is_not_in_the_zip_fails_at_its_first_invocation() {
    functions.prewarm();
    var failed = (Failed) functions.invoke("broken", "echo", TRACE);

    assertThat(failed.errorType()).isEqualTo("java.lang.ClassNotFoundException");
  }

  @Test
  void events_and_answers_over_six_megabytes_are_refused() {
    var large = "x".repeat(Functions.MAX_PAYLOAD_BYTES + 1);

    assertThatThrownBy(() -> functions.invoke("first", large, TRACE))
        .isInstanceOf(Invoker.PayloadTooLarge.class);
    assertThat(((Failed) functions.invoke("first", "large", TRACE)).errorType())
        .isEqualTo(Failed.TOO_LARGE);
  }

  @Test
  void what_a_function_prints_goes_to_the_log_with_a_line_for_each_invocation() throws IOException {
    call("first", "print");

    var lines = Files.readString(log.file()).lines().toList();
    assertThat(lines).contains("{\"part\":\"first\",\"message\":\"hello from inside\"}");
    assertThat(lines)
        .anyMatch(line -> line.contains("\"part\":\"first\",\"message\":\"plain words\""));
    assertThat(lines)
        .anyMatch(line ->
            line.contains("platform.report")
                && line.contains("\"part\":\"first\"")
                && line.contains("\"status\":\"success\""));
  }

  @Test
  void functions_in_another_language_are_left_alone() {
    assertThat(functions.names()).containsExactly("broken", "first", "second");
  }

  private String call(String function, String event) {
    return ((Succeeded) functions.invoke(function, event, TRACE)).payload();
  }

  private static String function(String name, String handler, String key) {
    return """
    {"Type": "AWS::Lambda::Function", "Properties": {
      "FunctionName": "%s", "Runtime": "java25", "Timeout": 1, "MemorySize": 512,
      "Handler": "com.thebetterstore.cloud.lambda.%s", "Role": {"Fn::GetAtt": ["Role", "Arn"]},
      "Code": {"S3Bucket": "assets", "S3Key": "%s"},
      "Environment": {"Variables": {"ORDERING_TABLE": {"Ref": "Table"}}}}}
    """
        .formatted(name, handler, key);
  }

  /// The sample handler, a module of the store with its exception, and these types' libraries.
  private Path zip(String name, byte[] module, Class<?>... libraries) throws IOException {
    var zip = folder.resolve(name);
    try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
      add(out, SampleHandler.class);
      out.putNextEntry(new ZipEntry("lib/module.jar"));
      out.write(module);
      for (var library : libraries) {
        var jar = Path.of(library.getProtectionDomain().getCodeSource().getLocation().getPath());
        out.putNextEntry(new ZipEntry("lib/" + jar.getFileName()));
        Files.copy(jar, out);
      }
    }
    return zip;
  }

  private static byte[] module() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var jar = new ZipOutputStream(bytes)) {
      jar.putNextEntry(new ZipEntry("com/thebetterstore/"));
      add(jar, SampleHandler.SampleFailure.class);
      jar.putNextEntry(new ZipEntry("settings.txt"));
      jar.write("settings of the module".getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream out, Class<?> type) throws IOException {
    var entry = type.getName().replace('.', '/') + ".class";
    out.putNextEntry(new ZipEntry(entry));
    try (var bytes = type.getResourceAsStream("/" + entry)) {
      bytes.transferTo(out);
    }
  }
}
