package com.thebetterstore.cloud.template;

/// The one account and region that the laptop pretends to be.
///
/// These answer the pseudo parameters (`AWS::Region` …) and stand in every ARN.
public final class Account {

  /// `AWS::AccountId`
  public static final String ID = "000000000000";

  /// `AWS::Region`
  public static final String REGION = "ap-southeast-2";

  private Account() {}

  /// `arn:aws:{service}:{region}:{account}:{rest}`
  public static String arn(String service, String rest) {
    return "arn:aws:" + service + ":" + REGION + ":" + ID + ":" + rest;
  }

  /// An ARN without a region, as IAM has them: `arn:aws:{service}::{account}:{rest}`
  public static String globalArn(String service, String rest) {
    return "arn:aws:" + service + "::" + ID + ":" + rest;
  }
}
