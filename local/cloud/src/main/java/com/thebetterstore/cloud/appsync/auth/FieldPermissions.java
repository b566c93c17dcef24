package com.thebetterstore.cloud.appsync.auth;

import com.thebetterstore.cloud.appsync.auth.ApiCaller.Principal;

/// What the policies of IAM callers say of the API's fields.
@FunctionalInterface
public interface FieldPermissions {

  /// Whether this caller may do `appsync:GraphQL` on a root field.
  ///
  /// @param fieldArn such as `arn:aws:appsync:…:apis/ID/types/Mutation/fields/NAME`
  boolean allow(Principal caller, String fieldArn);
}
