package com.thebetterstore.cloud.appsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.testing.TemplateFile;
import com.thebetterstore.cloud.waf.WebAcl;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An API behind a web ACL.
class FirewallTest {

  @Test
  void requests_beyond_the_limit_are_answered_without_a_resolver(@TempDir Path folder) {
    var deployment =
        TemplateFile.of(
            folder,
            """
            {"Acl": {"Type": "AWS::WAFv2::WebACL", "Properties": {
               "CustomResponseBodies": {"wait": {
                 "ContentType": "APPLICATION_JSON", "Content": "{\\"message\\":\\"wait\\"}"}},
               "Rules": [{"Name": "rate", "Priority": 0,
                 "Action": {"Block": {"CustomResponse": {
                   "ResponseCode": 429, "CustomResponseBodyKey": "wait",
                   "ResponseHeaders": [{"Name": "Retry-After", "Value": "300"}]}}},
                 "Statement": {"RateBasedStatement": {"AggregateKeyType": "IP", "Limit": 2}}}]}},
             "Association": {"Type": "AWS::WAFv2::WebACLAssociation", "Properties": {
               "ResourceArn": "%s", "WebACLArn": {"Fn::GetAtt": ["Acl", "Arn"]}}}}
            """
                .formatted(ServedApi.API_ARN));
    var functions = new FakeFunctions().on("flat", "\"f\"");
    try (var api =
        ServedApi.Setup.of("type Query @aws_api_key { flat: String }")
            .resolve("Query.flat", "flat")
            .serve(
                functions,
                WebAcl.of(deployment, ServedApi.API_ARN, InstantSource.fixed(ServedApi.NOW)))) {
      assertThat(api.query("{ flat }").at("/data/flat").asText()).isEqualTo("f");
      // Whoever is not let in counts as well.
      assertThat(api.send(api.request().build()).statusCode()).isEqualTo(401);

      var blocked = api.post(ServedApi.body("{ flat }", Map.of()));

      assertThat(blocked.statusCode()).isEqualTo(429);
      assertThat(blocked.body()).isEqualTo("{\"message\":\"wait\"}");
      assertThat(blocked.headers().firstValue("retry-after")).contains("300");
      assertThat(functions.payloads()).hasSize(1);
      assertThat(api.send(api.request().build()).statusCode()).isEqualTo(429);
    }
  }
}
