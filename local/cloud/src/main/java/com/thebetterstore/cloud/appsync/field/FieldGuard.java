package com.thebetterstore.cloud.appsync.field;

import com.thebetterstore.cloud.appsync.auth.AccessRule;
import com.thebetterstore.cloud.appsync.auth.ApiCaller;
import com.thebetterstore.cloud.appsync.auth.FieldPermissions;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition;
import graphql.schema.DataFetchingEnvironment;
import java.util.LinkedHashMap;

/// What stands before every field: may this caller read it, and is it not too deep?
final class FieldGuard {

  private final ApiDefinition.Field field;
  private final AccessRule rule;
  private final String fieldArn;
  private final FieldPermissions permissions;
  private final int maxDepth;

  FieldGuard(
      ApiDefinition api, ApiDefinition.Field field, AccessRule rule, FieldPermissions permissions) {
    this.field = field;
    this.rule = rule;
    this.fieldArn = api.arn() + "/types/" + field.type() + "/fields/" + field.name();
    this.permissions = permissions;
    this.maxDepth = api.limits().depth();
  }

  /// Passes or throws.
  ///
  /// @throws FieldFault in AppSync's words
  void check(DataFetchingEnvironment environment) {
    var level = environment.getExecutionStepInfo().getPath().getLevel();
    var scope = RequestScope.of(environment);
    var caller = scope.caller();
    if (!rule.lets(caller) || (level == 1 && !policiesLet(caller))) {
      throw FieldFault.unauthorized(field.type(), field.name());
    }
    if (level == 1) {
      scope.runs(
          environment.getMergedField().getResultKey(),
          new RequestScope.RootField(
              field.name(), new LinkedHashMap<>(environment.getArguments())));
    }
    if (level > maxDepth) {
      throw new FieldFault(
          "QueryDepthLimitReached", "Query depth limit of " + maxDepth + " reached.");
    }
  }

  /// Policies speak of root fields; what these return is covered by them.
  private boolean policiesLet(ApiCaller caller) {
    return switch (caller) {
      case ApiCaller.KeyHolder _, ApiCaller.Customer _ -> true;
      case ApiCaller.Principal principal -> permissions.allow(principal, fieldArn);
    };
  }
}
