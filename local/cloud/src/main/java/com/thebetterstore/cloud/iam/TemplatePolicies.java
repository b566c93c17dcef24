package com.thebetterstore.cloud.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.Set;
import java.util.function.Consumer;

/// Reads every policy of the templates: of roles, queues, secrets, buses and functions.
public final class TemplatePolicies {

  /// Policies of AWS that grant nothing behind the endpoint: logs, traces, network interfaces.
  private static final Set<String> OF_NO_LOCAL_MEANING =
      Set.of(
          "AWSLambdaBasicExecutionRole",
          "AWSLambdaVPCAccessExecutionRole",
          "AWSXRayDaemonWriteAccess",
          "AWSAppSyncPushToCloudWatchLogs",
          "AmazonAPIGatewayPushToCloudWatchLogs",
          "CloudWatchLambdaInsightsExecutionRolePolicy",
          "service-role/AmazonRDSEnhancedMonitoringRole");

  private static final String ROLE = "AWS::IAM::Role";

  private final Deployment deployment;
  private final Permissions permissions;

  private TemplatePolicies(Deployment deployment, Permissions permissions) {
    this.deployment = deployment;
    this.permissions = permissions;
  }

  /// Reads all of them.
  ///
  /// @param record gets every decision, now and later
  /// @throws TemplateException if a policy says something that is not known here
  public static Permissions read(Deployment deployment, Consumer<RecordedCall> record) {
    var permissions = new Permissions(record);
    var reader = new TemplatePolicies(deployment, permissions);
    deployment.resources(ROLE).forEach(reader::role);
    deployment.resources("AWS::IAM::Policy").forEach(reader::policy);
    deployment.resources("AWS::IAM::ManagedPolicy").forEach(reader::policy);
    deployment.resources("AWS::SQS::QueuePolicy").forEach(reader::queuePolicy);
    deployment.resources("AWS::SecretsManager::ResourcePolicy").forEach(reader::secretPolicy);
    deployment.resources("AWS::Lambda::Permission").forEach(reader::functionPermission);
    return permissions;
  }

  private void role(Resource role) {
    var place = role.toString();
    permissions.role(role.arn(), role.property("AssumeRolePolicyDocument"), place);
    for (var inline : role.list("Policies")) {
      permissions.grant(role.arn(), inline.path("PolicyDocument"), place);
    }
    for (var arn : role.list("ManagedPolicyArns")) {
      managed(role, arn.asText());
    }
  }

  private void managed(Resource role, String policyArn) {
    var ours = deployment.byRef("AWS::IAM::ManagedPolicy", policyArn);
    if (ours.isPresent()) {
      permissions.grant(role.arn(), ours.get().property("PolicyDocument"), ours.get().toString());
    } else if (OF_NO_LOCAL_MEANING.stream().noneMatch(policyArn::endsWith)) {
      throw new TemplateException(role + " has the managed policy " + policyArn + ", unknown here");
    }
  }

  private void policy(Resource policy) {
    for (var name : policy.list("Roles")) {
      var role =
          deployment
              .byRef(ROLE, name.asText())
              .orElseThrow(
                  () -> new TemplateException(policy + " is for a role not here: " + name));
      permissions.grant(role.arn(), policy.property("PolicyDocument"), policy.toString());
    }
  }

  private void queuePolicy(Resource policy) {
    for (var url : policy.list("Queues")) {
      var queue =
          deployment
              .byRef("AWS::SQS::Queue", url.asText())
              .orElseThrow(
                  () -> new TemplateException(policy + " is for a queue not here: " + url));
      permissions.resourcePolicy(queue.arn(), policy.property("PolicyDocument"), policy.toString());
    }
  }

  private void secretPolicy(Resource policy) {
    permissions.resourcePolicy(
        policy.required("SecretId"), policy.property("ResourcePolicy"), policy.toString());
  }

  /// Lambda turns each `AWS::Lambda::Permission` into a statement of the function's policy.
  private void functionPermission(Resource permission) {
    var nodes = JsonNodeFactory.instance;
    var function = permission.required("FunctionName");
    var statement = nodes.objectNode();
    statement.put("Effect", "Allow");
    statement.set("Principal", principal(permission.required("Principal")));
    statement.put("Action", permission.required("Action"));
    statement.put("Resource", function);
    var condition = nodes.objectNode();
    permission
        .text("SourceArn")
        .ifPresent(arn -> condition.putObject("ArnLike").put("aws:SourceArn", arn));
    permission
        .text("SourceAccount")
        .ifPresent(id -> condition.putObject("StringEquals").put("aws:SourceAccount", id));
    statement.set("Condition", condition);
    permissions.resourcePolicy(
        function, nodes.objectNode().set("Statement", statement), permission.toString());
  }

  private static JsonNode principal(String principal) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    return node.put(principal.endsWith(".amazonaws.com") ? "Service" : "AWS", principal);
  }
}
