package com.thebetterstore.cloud.template;

/// What CloudFormation answers about resources of one type.
///
/// Both answers are pure functions of the resource: names are derived from the template alone, so
/// anything may be asked before anything has been started.
public interface ResourceType {

  /// The CloudFormation type, such as `AWS::SQS::Queue`.
  String type();

  /// The answer to `Ref`.
  String ref(Resource resource);

  /// The answer to `Fn::GetAtt`.
  ///
  /// @throws TemplateException if the type has no such attribute here
  String attribute(Resource resource, String name);
}
