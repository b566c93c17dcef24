package com.thebetterstore.infra;

import software.amazon.awscdk.App;
import software.amazon.awscdk.AppProps;
import software.amazon.awscdk.CfnWaitConditionHandle;
import software.amazon.awscdk.Stack;

/// Writes the CloudFormation templates of the store into the directory named by the first argument.
public final class StoreApp {
  private StoreApp() {}

  public static void main(String[] arguments) {
    var app = new App(AppProps.builder().analyticsReporting(false).outdir(arguments[0]).build());
    var shared = new Stack(app, "tbs-shared-local");
    CfnWaitConditionHandle.Builder.create(shared, "Nothing").build();
    app.synth();
  }
}
