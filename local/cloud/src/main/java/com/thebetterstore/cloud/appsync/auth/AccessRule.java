package com.thebetterstore.cloud.appsync.auth;

import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.DefaultAction;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.UserPool;
import com.thebetterstore.cloud.appsync.schema.AwsDirectives;
import graphql.language.ArrayValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Who may read one field.
///
/// A field's own directives replace its type's; with neither, only the API's default mode opens it,
/// unless that is a user pool which denies by default. The rule says nothing about the fields of
/// the type that the field returns: they have their own.
///
/// @param directives any one of them lets its callers in
/// @param groups if not empty, customers must be in one of these
public record AccessRule(Set<String> directives, Set<String> groups) {

  public AccessRule {
    directives = Set.copyOf(directives);
    groups = Set.copyOf(groups);
  }

  public static AccessRule of(
      ObjectTypeDefinition type, FieldDefinition field, AuthenticationMode byDefault) {
    var own = accessDirectives(field);
    var applicable = own.isEmpty() ? accessDirectives(type) : own;
    if (applicable.isEmpty()) {
      return new AccessRule(isOpen(byDefault) ? Set.of(byDefault.directive()) : Set.of(), Set.of());
    }
    var names = new HashSet<String>();
    var groups = new HashSet<String>();
    for (var directive : applicable) {
      names.add(
          directive.getName().equals("aws_auth") ? "aws_cognito_user_pools" : directive.getName());
      groups.addAll(groups(directive));
    }
    return new AccessRule(names, groups);
  }

  public boolean lets(ApiCaller caller) {
    if (!directives.contains(caller.directive())) {
      return false;
    }
    return switch (caller) {
      case ApiCaller.KeyHolder _, ApiCaller.Principal _ -> true;
      case ApiCaller.Customer customer ->
          groups.isEmpty() || !Collections.disjoint(groups, customer.groups());
    };
  }

  private static boolean isOpen(AuthenticationMode byDefault) {
    return !(byDefault instanceof UserPool pool && pool.defaultAction() == DefaultAction.DENY);
  }

  private static List<Directive> accessDirectives(DirectivesContainer<?> container) {
    return container.getDirectives().stream()
        .filter(directive -> AwsDirectives.ACCESS.contains(directive.getName()))
        .toList();
  }

  private static List<String> groups(Directive directive) {
    var argument = directive.getArgument("cognito_groups");
    if (argument == null || !(argument.getValue() instanceof ArrayValue list)) {
      return List.of();
    }
    return list.getValues().stream()
        .filter(StringValue.class::isInstance)
        .map(value -> ((StringValue) value).getValue())
        .toList();
  }
}
