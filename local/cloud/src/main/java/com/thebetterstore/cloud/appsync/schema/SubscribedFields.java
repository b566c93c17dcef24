package com.thebetterstore.cloud.appsync.schema;

import graphql.language.ArrayValue;
import graphql.language.FieldDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.StringValue;
import graphql.schema.idl.SchemaParser;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which mutations feed which field of `Subscription`, by `@aws_subscribe`.
public final class SubscribedFields {

  private SubscribedFields() {}

  public static Map<String, Set<String>> of(String schema) {
    return new SchemaParser()
        .parse(schema).getTypes(ObjectTypeDefinition.class).stream()
            .filter(type -> type.getName().equals("Subscription"))
            .flatMap(type -> type.getFieldDefinitions().stream())
            .collect(Collectors.toMap(FieldDefinition::getName, SubscribedFields::mutations));
  }

  private static Set<String> mutations(FieldDefinition field) {
    return field.getDirectives(AwsDirectives.SUBSCRIBE).stream()
        .map(directive -> directive.getArgument("mutations"))
        .flatMap(argument ->
            argument != null && argument.getValue() instanceof ArrayValue names
                ? names.getValues().stream()
                : Stream.empty())
        .filter(StringValue.class::isInstance)
        .map(name -> ((StringValue) name).getValue())
        .filter(name -> name != null)
        .map(Function.identity())
        .collect(Collectors.toSet());
  }
}
