package com.thebetterstore.cloud.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebetterstore.cloud.aws.AwsRequest;
import com.thebetterstore.cloud.iam.Call;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CognitoCallsTest {

  private static AwsRequest request(String body) {
    return new AwsRequest(
        "POST",
        "/",
        "",
        Map.of("X-Amz-Target", "AWSCognitoIdentityProviderService.AdminCreateUser"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_operation_is_asked_of_its_pool() {
    assertThat(new CognitoCalls().of(request("{\"UserPoolId\": \"ap-southeast-2_a\"}")))
        .containsExactly(
            new Call(
                "cognito-idp:AdminCreateUser",
                "arn:aws:cognito-idp:ap-southeast-2:000000000000:userpool/ap-southeast-2_a"));
  }

  @Test
  void what_names_no_pool_is_not_understood() {
    assertThatThrownBy(() -> new CognitoCalls().of(request("{}")))
        .isInstanceOf(ServiceCalls.UnknownOperation.class);
    assertThatThrownBy(() -> new CognitoCalls().of(request("no JSON")))
        .isInstanceOf(ServiceCalls.UnknownOperation.class);
  }
}
