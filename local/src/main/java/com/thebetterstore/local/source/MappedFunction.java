package com.thebetterstore.local.source;

import com.thebetterstore.local.iam.Call;
import com.thebetterstore.local.iam.Caller;
import com.thebetterstore.local.iam.Decision.Denied;
import com.thebetterstore.local.iam.Permissions;
import com.thebetterstore.local.template.Resource;
import com.thebetterstore.local.template.TemplateException;

/// The function that a mapping calls, and the role it runs with.
///
/// @param arn as the mapping names it, alias included
record MappedFunction(String arn, Caller.Role role) {

  /// Checks what Lambda checks when a mapping is created.
  ///
  /// @throws TemplateException if the function's role may not read from the source
  void mustBeAllowed(Permissions permissions, String action, String resource, Resource mapping) {
    if (permissions.decide(role, new Call(action, resource)) instanceof Denied(var reason)) {
      throw new TemplateException(
          mapping + ": the function's role may not read its event source. " + reason);
    }
  }
}
