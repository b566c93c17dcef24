package com.thebetterstore.infra.construct.entry;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.StoreFunction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.appsync.CfnDataSource;
import software.amazon.awscdk.services.appsync.CfnResolver;
import software.amazon.awscdk.services.appsync.IGraphqlApi;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.constructs.Construct;

/// Attaches a function to fields of the shared API as a direct Lambda resolver: AppSync hands it
/// the whole request context and takes what it answers, with no template between.
public final class FieldResolvers extends Construct {

  /// A type's fields that the function resolves.
  public record Fields(String type, List<String> names) {

    public Fields {
      names = List.copyOf(names);
    }
  }

  public FieldResolvers(
      Construct scope,
      String id,
      ServiceScope service,
      IGraphqlApi api,
      StoreFunction resolver,
      List<Fields> fields) {
    super(scope, id);
    var source =
        CfnDataSource.Builder.create(this, "Source")
            .apiId(api.getApiId())
            .name(resolver.name())
            .type("AWS_LAMBDA")
            .lambdaConfig(
                CfnDataSource.LambdaConfigProperty.builder()
                    .lambdaFunctionArn(resolver.live().getFunctionArn())
                    .build())
            .serviceRoleArn(mayCall(resolver, api).getRoleArn())
            .build();
    for (var group : fields) {
      for (var field : group.names()) {
        CfnResolver.Builder.create(this, group.type() + "." + field)
            .apiId(api.getApiId())
            .typeName(group.type())
            .fieldName(field)
            .dataSourceName(source.getAttrName())
            .kind("UNIT")
            .build();
      }
    }
    resolver.alarmOnFaults(service);
  }

  /// Both keys are there when AppSync takes a data source's role: "Attaching a data source" in its
  /// developer guide.
  private Role mayCall(StoreFunction resolver, IGraphqlApi api) {
    var onlyThisApi =
        new TreeMap<String, Object>(
            Map.of(
                "ArnEquals", Map.of("aws:SourceArn", api.getArn()),
                "StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount())));
    var call =
        PolicyStatement.Builder.create()
            .actions(List.of("lambda:InvokeFunction"))
            .resources(List.of(resolver.live().getFunctionArn()))
            .build();
    return Role.Builder.create(this, "Role")
        .assumedBy(
            new PrincipalWithConditions(new ServicePrincipal("appsync.amazonaws.com"), onlyThisApi))
        .inlinePolicies(
            Map.of("call", PolicyDocument.Builder.create().statements(List.of(call)).build()))
        .build();
  }
}
