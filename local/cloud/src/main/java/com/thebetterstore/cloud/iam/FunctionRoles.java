package com.thebetterstore.cloud.iam;

import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.TemplateException;

/// Knows the role that each function of the templates runs with.
public final class FunctionRoles {

  private static final int NAME_IN_ARN = 6;

  private final Deployment deployment;

  /// Looks functions up in these templates.
  public FunctionRoles(Deployment deployment) {
    this.deployment = deployment;
  }

  /// The role of one function.
  ///
  /// @param function a name or an ARN, with or without version or alias
  /// @throws TemplateException if the templates have no such function
  public IamCaller.Role of(String function) {
    var parts = function.split(":", -1);
    var name = function.startsWith("arn:") ? parts[NAME_IN_ARN] : parts[0];
    return deployment
        .byRef("AWS::Lambda::Function", name)
        .map(found -> new IamCaller.Role(found.required("Role")))
        .orElseThrow(() -> new TemplateException("the templates have no function " + function));
  }
}
