package com.thebetterstore.cloud.source.mapping;

import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.IamCaller;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;

/// The function that a mapping calls, and the role it runs with.
///
/// @param arn as the mapping names it, alias included
public record MappedFunction(String arn, IamCaller.Role role) {

  /// Checks what Lambda checks when a mapping is created.
  ///
  /// @throws TemplateException if the function's role may not read from the source
  public void mustBeAllowed(
      Permissions permissions, String action, String resource, Resource mapping) {
    if (permissions.decide(role, new Call(action, resource)) instanceof Denied(var reason)) {
      throw new TemplateException(
          mapping + ": the function's role may not read its event source. " + reason);
    }
  }
}
