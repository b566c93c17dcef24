package com.thebetterstore.platform.function;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import org.jspecify.annotations.Nullable;

/// A Lambda context as a test needs it.
public record TestContext(String requestId, @Nullable String xrayTraceId) implements Context {

  public static Context request(String requestId) {
    return new TestContext(requestId, null);
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public @Nullable String getXrayTraceId() {
    return xrayTraceId;
  }

  @Override
  public String getFunctionName() {
    return "function-under-test";
  }

  @Override
  public String getFunctionVersion() {
    return "1";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:ap-southeast-2:000000000000:function:function-under-test:live";
  }

  @Override
  public String getLogGroupName() {
    return "group";
  }

  @Override
  public String getLogStreamName() {
    return "stream";
  }

  @Override
  public @Nullable CognitoIdentity getIdentity() {
    return null;
  }

  @Override
  public @Nullable ClientContext getClientContext() {
    return null;
  }

  @Override
  public int getRemainingTimeInMillis() {
    return 10_000;
  }

  @Override
  public int getMemoryLimitInMB() {
    return 512;
  }

  @Override
  public @Nullable LambdaLogger getLogger() {
    return null;
  }
}
