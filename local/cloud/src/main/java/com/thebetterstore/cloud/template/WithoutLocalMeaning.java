package com.thebetterstore.cloud.template;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Types that are watched, guarded or routed by the cloud alone: a laptop needs none of them.
///
/// They keep a name, and an ARN where others point at them. That alarms and dashboards watch what
/// is there, see [WatchedMetrics].
final class WithoutLocalMeaning {

  private static final List<String> ALARMS_AND_LOGS =
      List.of(
          "AWS::CloudWatch::Alarm",
          "AWS::CloudWatch::CompositeAlarm",
          "AWS::CloudWatch::Dashboard",
          "AWS::Logs::LogGroup",
          "AWS::Logs::MetricFilter",
          "AWS::Logs::QueryDefinition",
          "AWS::Logs::ResourcePolicy",
          "AWS::Logs::Delivery",
          "AWS::Logs::DeliverySource",
          "AWS::Logs::DeliveryDestination",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SNS::Subscription",
          "AWS::XRay::Group",
          "AWS::XRay::TransactionSearchConfig",
          "AWS::ApplicationInsights::Application");

  private static final List<String> NETWORK =
      List.of(
          "AWS::EC2::VPC",
          "AWS::EC2::Subnet",
          "AWS::EC2::RouteTable",
          "AWS::EC2::Route",
          "AWS::EC2::SubnetRouteTableAssociation",
          "AWS::EC2::SecurityGroup",
          "AWS::EC2::SecurityGroupIngress",
          "AWS::EC2::SecurityGroupEgress",
          "AWS::EC2::VPCEndpoint",
          "AWS::EC2::FlowLog",
          "AWS::RDS::DBSubnetGroup",
          "AWS::RDS::DBClusterParameterGroup",
          "AWS::RDS::DBParameterGroup",
          "Custom::VpcRestrictDefaultSG");

  private static final List<String> EDGE =
      List.of(
          "AWS::WAFv2::LoggingConfiguration",
          "AWS::ApiGateway::Account",
          "AWS::ApiGateway::UsagePlan",
          "AWS::Events::Connection",
          "AWS::EventSchemas::Discoverer",
          "AWS::EventSchemas::Registry",
          "AWS::EventSchemas::Schema",
          "AWS::Cognito::UserPoolDomain",
          "AWS::Lambda::LayerVersion",
          "AWS::KMS::Key",
          "AWS::KMS::Alias",
          "AWS::S3::BucketPolicy",
          "AWS::CloudFront::Function",
          "AWS::CloudFront::OriginAccessControl",
          "AWS::CDK::Metadata",
          "Custom::CDKBucketDeployment",
          "Custom::S3AutoDeleteObjects",
          "Custom::LogRetention");

  private WithoutLocalMeaning() {}

  static List<ResourceType> types() {
    return Stream.of(ALARMS_AND_LOGS, NETWORK, EDGE)
        .flatMap(List::stream)
        .<ResourceType>map(Unused::new)
        .toList();
  }

  /// Answers anything, because whoever asks is of no local meaning either, or merely hands it on.
  private record Unused(String type) implements ResourceType {

    @Override
    public String ref(Resource resource) {
      var name = resource.stack() + "-" + resource.logicalId();
      return type.equals("AWS::SNS::Topic") ? Account.arn("sns", name) : name;
    }

    @Override
    public String attribute(Resource resource, String name) {
      var service = type.split("::", -1)[1].toLowerCase(Locale.ROOT);
      var own = resource.stack() + "-" + resource.logicalId();
      return name.endsWith("Arn") ? Account.arn(service, own) : own + "." + name;
    }
  }
}
