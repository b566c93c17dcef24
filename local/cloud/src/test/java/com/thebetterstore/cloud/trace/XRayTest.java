package com.thebetterstore.cloud.trace;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.iam.RecordedCalls;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.testing.Eventually;
import com.thebetterstore.cloud.testing.TemplateFile;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Datagrams over a real socket into the data folder.
class XRayTest {

  private static final String HEADER = "{\"format\": \"json\", \"version\": 1}\n";
  private static final String RESOURCES =
      """
      {
        "May": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "may",
          "AssumeRolePolicyDocument": {"Statement": []},
          "Policies": [{"PolicyName": "trace", "PolicyDocument": {"Statement": [{
            "Effect": "Allow", "Action": ["xray:PutTraceSegments"], "Resource": "*"}]}}]}},
        "MayNot": {"Type": "AWS::IAM::Role", "Properties": {"RoleName": "may-not",
          "AssumeRolePolicyDocument": {"Statement": []}}},
        "Traced": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "traced",
          "TracingConfig": {"Mode": "Active"}, "Role": {"Fn::GetAtt": ["May", "Arn"]}}},
        "Refused": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "refused",
          "TracingConfig": {"Mode": "Active"}, "Role": {"Fn::GetAtt": ["MayNot", "Arn"]}}},
        "Untraced": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "untraced",
          "TracingConfig": {"Mode": "PassThrough"}, "Role": {"Fn::GetAtt": ["May", "Arn"]}}},
        "Silent": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "silent",
          "Role": {"Fn::GetAtt": ["May", "Arn"]}}}
      }
      """;

  @TempDir private Path data;
  @TempDir private Path templates;

  private final RecordedCalls asked = new RecordedCalls();
  private Deployment deployment;
  private Permissions permissions;
  private XRay xray;

  @BeforeEach
  void open() {
    deployment = TemplateFile.of(templates, RESOURCES);
    permissions = TemplatePolicies.read(deployment, asked);
    xray = XRay.open(data, permissions, InstantSource.system(), new Random(1));
  }

  @AfterEach
  void close() {
    xray.close();
  }

  private Resource function(String name) {
    return deployment.byRef("AWS::Lambda::Function", name).orElseThrow();
  }

  private static String segment(String id) {
    return """
    {"name": "order", "id": "%s", "trace_id": "1-5759e988-bd862e3fe1be46a994272793",\
     "start_time": 1.5, "end_time": 2.5, "metadata": {"kept": "as it came"}}\
    """
        .formatted(id);
  }

  private static void send(String address, String datagram) throws IOException {
    var bytes = datagram.getBytes(UTF_8);
    var parts = address.split(":", 2);
    try (var socket = new DatagramSocket()) {
      socket.send(
          new DatagramPacket(
              bytes, bytes.length, InetAddress.getByName(parts[0]), Integer.parseInt(parts[1])));
    }
  }

  private List<String> documents() {
    try (var documents = XRay.documents(data).orElseThrow()) {
      return documents.toList();
    }
  }

  private void awaitDocuments(int count) {
    Eventually.holds(count + " documents are there", () -> documents().size() == count);
  }

  @Test
  void what_a_function_sends_is_kept_line_by_line_and_survives_a_stop() throws IOException {
    var address = xray.daemonOf(function("traced")).orElseThrow();
    send(address, HEADER + segment("000000000000000a"));
    awaitDocuments(1);
    xray.close();
    xray = XRay.open(data, permissions, InstantSource.system(), new Random(1));
    send(
        xray.daemonOf(function("traced")).orElseThrow(),
        HEADER + segment("000000000000000b").replace(",", ",\n"));
    awaitDocuments(2);

    assertThat(documents().getFirst())
        .contains("\"id\":\"000000000000000a\"", "{\"kept\":\"as it came\"}");
    assertThat(documents().getLast()).contains("\"id\":\"000000000000000b\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "no header line",
        HEADER,
        HEADER + "{",
        HEADER + "[]",
        HEADER + "{\"name\": \"no ids\"}",
        "{\"format\": \"json\", \"version\": 2}\n{}",
        "{\"format\": \"xml\", \"version\": 1}\n{}",
        "\u0000\u0001\ufffd\n\ufffd"
      })
  void a_datagram_that_is_no_segment_is_dropped_and_the_next_is_heard(String garbage)
      throws IOException {
    var address = xray.daemonOf(function("traced")).orElseThrow();

    send(address, garbage);
    send(address, HEADER + segment("000000000000000a"));

    awaitDocuments(1);
  }

  @Test
  void the_largest_datagram_there_is_is_heard_whole() throws IOException {
    var address = xray.daemonOf(function("traced")).orElseThrow();
    var rest = HEADER + segment("000000000000000a");
    var filler = "x".repeat(65_507 - rest.length());

    send(address, rest.replace("as it came", "as it came" + filler));
    awaitDocuments(1);

    assertThat(documents().getFirst()).contains(filler);
  }

  @Test
  void a_role_that_may_not_put_segments_puts_none() throws IOException {
    var refused = xray.daemonOf(function("refused")).orElseThrow();
    send(refused, HEADER + segment("000000000000000a"));
    Eventually.holds(
        "the role is refused",
        () -> asked.all().stream().anyMatch(call -> call.caller().endsWith("/may-not")));
    send(xray.daemonOf(function("traced")).orElseThrow(), HEADER + segment("000000000000000b"));
    awaitDocuments(1);

    assertThat(documents().getFirst()).contains("000000000000000b");
    assertThat(asked.all())
        .allMatch(call -> call.action().equals("xray:PutTraceSegments"))
        .extracting(call -> call.allowed())
        .containsExactlyInAnyOrder(true, false);
  }

  @Test
  void a_function_that_the_template_does_not_trace_has_no_daemon() {
    assertThat(xray.daemonOf(function("untraced"))).isEmpty();
    assertThat(xray.daemonOf(function("silent"))).isEmpty();
  }

  @Test
  void work_goes_on_when_its_segment_cannot_be_kept() {
    var span =
        xray.tracer()
            .begin("api", "AWS::Lambda", TraceHeader.start(InstantSource.system(), new Random(1)));
    xray.close();

    span.end(false);

    assertThat(documents()).isEmpty();
  }
}
