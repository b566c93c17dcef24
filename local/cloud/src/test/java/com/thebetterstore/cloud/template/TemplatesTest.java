package com.thebetterstore.cloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {

  @TempDir Path folder;

  @Test
  void stacks_come_after_those_they_depend_on() throws IOException {
    var assembly = new Assembly(folder).stack("app", "shared", "{}").stack("shared", "{}").write();

    assertThat(Templates.read(assembly).stacks()).containsExactly("shared", "app");
  }

  @Test
  void names_come_from_the_template_or_from_the_place_in_it() throws IOException {
    var deployment =
        read(
            """
            {"Resources": {
              "Named": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": "orders"}},
              "Nameless": {"Type": "AWS::SQS::Queue"}}}
            """);

    assertThat(deployment.resource("app", "Named").orElseThrow().ref())
        .isEqualTo("https://sqs.ap-southeast-2.amazonaws.com/000000000000/orders");
    assertThat(deployment.resource("app", "Nameless").orElseThrow().arn())
        .isEqualTo("arn:aws:sqs:ap-southeast-2:000000000000:app-Nameless");
  }

  @Test
  void every_function_of_the_templates_is_resolved() throws IOException {
    var resource =
        read("""
        {"Parameters": {"Stage": {"Type": "String", "Default": "local"}},
         "Mappings": {"Sizes": {"small": {"memory": 512}}},
         "Conditions": {
           "Local": {"Fn::Equals": [{"Ref": "Stage"}, "local"]},
           "Cloud": {"Fn::Not": [{"Condition": "Local"}]},
           "Both": {"Fn::And": [{"Condition": "Local"}, {"Condition": "Cloud"}]},
           "Either": {"Fn::Or": [{"Condition": "Local"}, {"Condition": "Cloud"}]}},
         "Resources": {
           "Table": {"Type": "AWS::DynamoDB::Table", "Properties": {"TableName": "t"}},
           "Gone": {"Type": "AWS::SQS::Queue", "Condition": "Cloud"},
           "Function": {"Type": "AWS::Lambda::Function", "Properties": {
             "FunctionName": "f",
             "Ref": {"Ref": "Table"},
             "Parameter": {"Ref": "Stage"},
             "GetAtt": {"Fn::GetAtt": ["Table", "Arn"]},
             "Dotted": {"Fn::GetAtt": "Table.Arn"},
             "Join": {"Fn::Join": ["-", ["a", {"Ref": "Table"}, {"Ref": "AWS::Region"}]]},
             "Sub": {"Fn::Sub": "${Table}/${Table.Arn}/${AWS::AccountId}/${!kept}"},
             "SubWith": {"Fn::Sub": ["${x}${Stage}", {"x": {"Ref": "Table"}}]},
             "Select": {"Fn::Select": [1, {"Fn::Split": [":", "a:b:c"]}]},
             "If": {"Fn::If": ["Local", "yes", "no"]},
             "And": {"Fn::If": ["Both", "yes", "no"]},
             "Or": {"Fn::If": ["Either", "yes", "no"]},
             "NoValue": {"Fn::If": ["Cloud", "x", {"Ref": "AWS::NoValue"}]},
             "InList": ["a", {"Ref": "AWS::NoValue"}, "b"],
             "Mapped": {"Fn::FindInMap": ["Sizes", "small", "memory"]},
             "Zone": {"Fn::Select": [0, {"Fn::GetAZs": ""}]},
             "Base64": {"Fn::Base64": "hello"},
             "Deep": {"a": [{"b": {"Ref": "Table"}}]}}}}}
        """)
            .resource("app", "Function")
            .orElseThrow();

    assertThat(resource.properties().toString())
        .isEqualTo(
            """
            {"FunctionName":"f","Ref":"t","Parameter":"local",\
            "GetAtt":"arn:aws:dynamodb:ap-southeast-2:000000000000:table/t",\
            "Dotted":"arn:aws:dynamodb:ap-southeast-2:000000000000:table/t",\
            "Join":"a-t-ap-southeast-2",\
            "Sub":"t/arn:aws:dynamodb:ap-southeast-2:000000000000:table/t/000000000000/${kept}",\
            "SubWith":"tlocal","Select":"b","If":"yes","And":"no","Or":"yes","InList":["a","b"],\
            "Mapped":512,"Zone":"ap-southeast-2a","Base64":"aGVsbG8=","Deep":{"a":[{"b":"t"}]}}\
            """);
  }

  @Test
  void a_resource_whose_condition_fails_is_not_there() throws IOException {
    var deployment =
        read(
            """
            {"Conditions": {"Never": {"Fn::Equals": ["a", "b"]}},
             "Resources": {"Gone": {"Type": "AWS::SQS::Queue", "Condition": "Never"}}}
            """);

    assertThat(deployment.resources()).isEmpty();
  }

  @Test
  void stacks_read_the_parameter_store_and_exports_of_others() throws IOException {
    var shared =
        """
        {"Resources": {
           "Api": {"Type": "AWS::AppSync::GraphQLApi"},
           "ApiId": {"Type": "AWS::SSM::Parameter", "Properties": {
             "Name": "/tbs/local/api-id", "Type": "String",
             "Value": {"Fn::GetAtt": ["Api", "ApiId"]}}}},
         "Outputs": {"Bus": {"Value": "tbs-local", "Export": {"Name": "bus"}}}}
        """;
    var app =
        """
        {"Parameters": {"Id": {
           "Type": "AWS::SSM::Parameter::Value<String>", "Default": "/tbs/local/api-id"}},
         "Resources": {"Source": {"Type": "AWS::AppSync::DataSource", "Properties": {
           "ApiId": {"Ref": "Id"}, "Name": {"Fn::ImportValue": "bus"}}}}}
        """;
    var assembly = new Assembly(folder).stack("app", "shared", app).stack("shared", shared).write();
    var deployment = Templates.read(assembly);
    var source = deployment.resource("app", "Source").orElseThrow();

    assertThat(source.required("ApiId"))
        .isEqualTo(deployment.resource("shared", "Api").orElseThrow().attribute("ApiId"));
    assertThat(source.required("Name")).isEqualTo("tbs-local");
  }

  @Test
  void given_parameters_win_over_defaults() throws IOException {
    var assembly =
        new Assembly(folder)
            .stack(
                "app",
                """
                {"Parameters": {"Window": {"Type": "Number", "Default": 60}},
                 "Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {
                   "DelaySeconds": {"Ref": "Window"}}}}}
                """)
            .write();
    var deployment = Templates.read(assembly, Map.of("Window", "1"), Addresses.none());

    assertThat(deployment.resources().getFirst().property("DelaySeconds").asInt()).isEqualTo(1);
  }

  @Test
  void a_parameter_without_a_value_is_named() throws IOException {
    var deployment =
        read(
            """
            {"Parameters": {"MailFrom": {"Type": "String"}},
             "Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {
               "QueueName": {"Ref": "MailFrom"}}}}}
            """);

    assertThatThrownBy(() -> deployment.resources().getFirst().ref())
        .isInstanceOf(TemplateException.class)
        .hasMessage("app: parameter MailFrom has no value");
  }

  @Test
  void a_type_that_nobody_knows_stops_the_start() {
    assertThatThrownBy(() -> read("{\"Resources\": {\"Shelf\": {\"Type\": \"AWS::Book::Shelf\"}}}"))
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith(
            "app/Shelf is of type AWS::Book::Shelf, which the laptop cloud does not know");
  }

  @Test
  void a_function_that_nobody_knows_is_refused() throws IOException {
    var deployment =
        read(
            """
            {"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {
              "QueueName": {"Fn::Cidr": ["10.0.0.0/16", 1, 8]}}}}}
            """);

    assertThatThrownBy(() -> deployment.resources().getFirst().ref())
        .hasMessage("app/Queue: unknown function Fn::Cidr");
  }

  @Test
  void a_reference_to_nothing_is_refused() throws IOException {
    var deployment =
        read(
            """
            {"Resources": {"Queue": {"Type": "AWS::SQS::Queue", "Properties": {
              "QueueName": {"Ref": "Nowhere"}}}}}
            """);

    assertThatThrownBy(() -> deployment.resources().getFirst().ref())
        .hasMessage("app/Queue refers to unknown Nowhere");
  }

  @Test
  void an_alias_is_an_arn_of_its_function() throws IOException {
    var deployment =
        read(
            """
            {"Resources": {
               "F": {"Type": "AWS::Lambda::Function", "Properties": {"FunctionName": "cart"}},
               "V": {"Type": "AWS::Lambda::Version", "Properties": {"FunctionName": {"Ref": "F"}}},
               "A": {"Type": "AWS::Lambda::Alias", "Properties": {
                 "FunctionName": {"Ref": "F"}, "Name": "live",
                 "FunctionVersion": {"Fn::GetAtt": ["V", "Version"]}}}}}
            """);

    assertThat(deployment.resource("app", "A").orElseThrow().ref())
        .isEqualTo("arn:aws:lambda:ap-southeast-2:000000000000:function:cart:live");
    assertThat(deployment.resource("app", "V").orElseThrow().ref())
        .isEqualTo("arn:aws:lambda:ap-southeast-2:000000000000:function:cart:1");
  }

  @Test
  void the_reference_of_a_rule_names_its_bus_too_unless_that_is_the_default_one()
      throws IOException {
    var deployment =
        read(
            """
            {"Resources": {
               "Bus": {"Type": "AWS::Events::EventBus", "Properties": {"Name": "shop"}},
               "Own": {"Type": "AWS::Events::Rule", "Properties": {
                 "Name": "sold", "EventBusName": {"Ref": "Bus"}}},
               "ByArn": {"Type": "AWS::Events::Rule", "Properties": {
                 "EventBusName": {"Fn::GetAtt": ["Bus", "Arn"]}}},
               "Named": {"Type": "AWS::Events::Rule", "Properties": {
                 "Name": "tick", "EventBusName": "default"}},
               "Default": {"Type": "AWS::Events::Rule", "Properties": {"Name": "tock"}}}}
            """);

    assertThat(deployment.resources("AWS::Events::Rule"))
        .extracting(Resource::ref, Resource::arn)
        .containsExactly(
            tuple("shop|sold", "arn:aws:events:ap-southeast-2:000000000000:rule/shop/sold"),
            tuple(
                "shop|app-ByArn", "arn:aws:events:ap-southeast-2:000000000000:rule/shop/app-ByArn"),
            tuple("tick", "arn:aws:events:ap-southeast-2:000000000000:rule/tick"),
            tuple("tock", "arn:aws:events:ap-southeast-2:000000000000:rule/tock"));
  }

  @Test
  void assets_are_found_by_their_key() throws IOException {
    var zip = folder.resolve("some.zip");
    var assembly = new Assembly(folder).stack("app", "{}").asset("digest.zip", zip).write();
    var deployment = Templates.read(assembly);

    assertThat(deployment.asset("digest.zip")).isEqualTo(zip);
    assertThatThrownBy(() -> deployment.asset("other.zip"))
        .hasMessage("no asset manifest names other.zip");
  }

  @Test
  void a_missing_assembly_is_named() {
    assertThatThrownBy(() -> Templates.read(folder.resolve("nothing")))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("manifest.json");
  }

  private Deployment read(String template) throws IOException {
    return Templates.read(new Assembly(folder).stack("app", template).write());
  }
}
