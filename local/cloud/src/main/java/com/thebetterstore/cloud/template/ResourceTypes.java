package com.thebetterstore.cloud.template;

import static com.thebetterstore.cloud.template.Account.arn;
import static com.thebetterstore.cloud.template.Account.globalArn;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// All CloudFormation types that the templates may use: those that mean something on a laptop, and
/// those that do not. Any other type stops the start, so that nothing is left out in silence.
public final class ResourceTypes {

  private final Map<String, ResourceType> types = new HashMap<>();

  private ResourceTypes(Stream<? extends ResourceType> all) {
    all.forEach(type -> types.put(type.type(), type));
  }

  /// Every type.
  ///
  /// @param addresses on this machine
  /// @param versionNumber of an `AWS::Lambda::Version`
  public static ResourceTypes on(Addresses addresses, ToIntFunction<Resource> versionNumber) {
    return new ResourceTypes(
        Stream.of(
                functions(versionNumber),
                messaging(),
                stores(addresses),
                endpoints(addresses),
                identities(),
                WithoutLocalMeaning.types())
            .flatMap(List::stream));
  }

  /// The names of all types that mean something on a laptop.
  Set<String> withLocalMeaning() {
    return types.values().stream()
        .filter(Named.class::isInstance)
        .map(ResourceType::type)
        .collect(Collectors.toSet());
  }

  ResourceType named(String type, String place) {
    var known = types.get(type);
    if (known == null) {
      throw new TemplateException(
          place
              + " is of type "
              + type
              + ", which the laptop cloud does not know: give it a meaning in "
              + "ResourceTypes, or list it in WithoutLocalMeaning");
    }
    return known;
  }

  private static List<Named> functions(ToIntFunction<Resource> number) {
    return List.of(
        Named.of("AWS::Lambda::Function", "FunctionName")
            .with("Arn", name -> arn("lambda", "function:" + name)),
        Named.of("AWS::Lambda::Version", "")
            .withResource(
                "FunctionArn", version -> functionArn(version) + ":" + number.applyAsInt(version))
            .withResource("Version", version -> Integer.toString(number.applyAsInt(version)))
            .refIs("FunctionArn"),
        Named.of("AWS::Lambda::Alias", "Name")
            .withResource("AliasArn", alias -> functionArn(alias) + ":" + alias.required("Name"))
            .refIs("AliasArn"),
        Named.of("AWS::Lambda::EventSourceMapping", "")
            .withResource("Id", mapping -> Named.digest(mapping.toString(), 32))
            .withResource(
                "EventSourceMappingArn",
                mapping ->
                    arn("lambda", "event-source-mapping:" + Named.digest(mapping.toString(), 32)))
            .refIs("Id"),
        Named.of("AWS::Lambda::EventInvokeConfig", ""),
        Named.of("AWS::Lambda::Permission", "").with("Id", name -> name),
        Named.of("Custom::Trigger", ""));
  }

  /// `FunctionName` of versions and aliases is a name or an ARN.
  private static String functionArn(Resource resource) {
    var function = resource.required("FunctionName");
    return function.startsWith("arn:") ? function : arn("lambda", "function:" + function);
  }

  private static List<Named> messaging() {
    return List.of(
        Named.of("AWS::SQS::Queue", "QueueName")
            .with("Arn", name -> arn("sqs", name))
            .with("QueueName", name -> name)
            .with("QueueUrl", ResourceTypes::queueUrl)
            .refIs("QueueUrl"),
        Named.of("AWS::SQS::QueuePolicy", ""),
        Named.of("AWS::Events::EventBus", "Name")
            .with("Arn", name -> arn("events", "event-bus/" + name))
            .with("Name", name -> name),
        Named.of("AWS::Events::Rule", "Name")
            .refFrom(ResourceTypes::ruleId)
            .withResource("Arn", rule -> arn("events", "rule/" + rule.ref().replace('|', '/'))),
        Named.of("AWS::Events::Archive", "ArchiveName")
            .with("ArchiveName", name -> name)
            .with("Arn", name -> arn("events", "archive/" + name)),
        Named.of("AWS::Events::EventBusPolicy", ""),
        Named.of("AWS::Scheduler::Schedule", "Name")
            .withResource(
                "Arn",
                schedule ->
                    arn(
                        "scheduler",
                        "schedule/"
                            + schedule.text("GroupName").orElse("default")
                            + "/"
                            + schedule.ref())),
        Named.of("AWS::Scheduler::ScheduleGroup", "Name")
            .with("Arn", name -> arn("scheduler", "schedule-group/" + name)));
  }

  private static String queueUrl(String name) {
    return "https://sqs." + Account.REGION + ".amazonaws.com/" + Account.ID + "/" + name;
  }

  /// The name; on a bus of one's own `bus|name`, which CloudFormation's reference does not say.
  ///
  /// See issue 1131 of aws-cloudformation/cloudformation-coverage-roadmap.
  private static String ruleId(Resource rule, String name) {
    var bus = rule.text("EventBusName").map(own -> own.replaceFirst("^arn:.*event-bus/", ""));
    return bus.filter(own -> !own.equals("default")).map(own -> own + "|" + name).orElse(name);
  }

  private static List<Named> stores(Addresses addresses) {
    return List.of(
        table("AWS::DynamoDB::Table"),
        table("AWS::DynamoDB::GlobalTable"),
        Named.of("AWS::SecretsManager::Secret", "Name")
            .with(
                "Id", name -> arn("secretsmanager", "secret:" + name + "-" + Named.digest(name, 6)))
            .refIs("Id"),
        Named.of("AWS::SecretsManager::ResourcePolicy", ""),
        // Its name has no capital letters.
        Named.of("AWS::S3::Bucket", "BucketName")
            .refFrom((_, name) -> name.toLowerCase(Locale.ROOT))
            .withResource("Arn", bucket -> "arn:aws:s3:::" + bucket.ref())
            .withResource("DomainName", bucket -> bucket.ref() + ".s3.amazonaws.com")
            .withResource(
                "RegionalDomainName",
                bucket -> bucket.ref() + ".s3." + Account.REGION + ".amazonaws.com"),
        Named.of("AWS::SSM::Parameter", "Name")
            .withResource("Value", parameter -> parameter.required("Value"))
            .withResource("Type", parameter -> parameter.required("Type")),
        database("AWS::RDS::DBCluster", "DBClusterIdentifier", addresses)
            .with("DBClusterArn", name -> arn("rds", "cluster:" + name))
            .with("DBClusterResourceId", name -> "cluster-" + resourceId(name))
            .with("ReadEndpoint.Address", name -> Addresses.HOST)
            .with(
                "MasterUserSecret.SecretArn",
                name -> arn("secretsmanager", "secret:rds!cluster-" + resourceId(name))),
        database("AWS::RDS::DBInstance", "DBInstanceIdentifier", addresses)
            .with("DBInstanceArn", name -> arn("rds", "db:" + name))
            .with("DbiResourceId", name -> "db-" + resourceId(name)));
  }

  private static Named table(String type) {
    return Named.of(type, "TableName")
        .with("Arn", name -> arn("dynamodb", "table/" + name))
        // AWS ends this with the moment of creation; here it must be the same at every start.
        .with("StreamArn", name -> arn("dynamodb", "table/" + name + "/stream/local"))
        .with("TableId", name -> Named.digest(name, 32));
  }

  private static Named database(String type, String nameProperty, Addresses addresses) {
    return Named.of(type, nameProperty)
        .with("Endpoint.Address", name -> Addresses.HOST)
        .with("Endpoint.Port", name -> Integer.toString(addresses.databasePort()));
  }

  private static String resourceId(String name) {
    return Named.digest(name, 26).toUpperCase(Locale.ROOT);
  }

  private static List<Named> endpoints(Addresses addresses) {
    return List.of(
        Named.of("AWS::AppSync::GraphQLApi", "")
            .withResource("ApiId", ResourceTypes::apiId)
            .withResource("Arn", api -> arn("appsync", "apis/" + apiId(api)))
            .withResource(
                "GraphQLEndpointArn", api -> arn("appsync", "endpoints/graphql-api/" + apiId(api)))
            .withResource("GraphQLDns", api -> Addresses.HOST + ":" + addresses.webPort())
            .withResource("GraphQLUrl", api -> webUrl("http", addresses) + "/graphql")
            .withResource("RealtimeUrl", api -> webUrl("ws", addresses) + "/graphql/realtime")
            .refIs("Arn"),
        Named.of("AWS::AppSync::GraphQLSchema", ""),
        Named.of("AWS::AppSync::ApiKey", "")
            // The key itself is the API's to make up; whoever needs it finds it in config.json.
            .withResource("ApiKey", ResourceTypes::apiKeyId)
            .withResource("ApiKeyId", ResourceTypes::apiKeyId)
            .withResource("Arn", ResourceTypes::apiKeyArn)
            .refIs("Arn"),
        Named.of("AWS::AppSync::DataSource", "Name")
            .with("Name", name -> name)
            .withResource("DataSourceArn", ResourceTypes::dataSourceArn)
            .refIs("DataSourceArn"),
        Named.of("AWS::AppSync::Resolver", "")
            .withResource("FieldName", resolver -> resolver.required("FieldName"))
            .withResource("TypeName", resolver -> resolver.required("TypeName"))
            .withResource("ResolverArn", ResourceTypes::resolverArn)
            .refIs("ResolverArn"),
        Named.of("AWS::AppSync::FunctionConfiguration", "Name")
            .withResource("FunctionId", function -> Named.digest(function.toString(), 26)),
        Named.of("AWS::ApiGateway::RestApi", "")
            .withResource("RestApiId", api -> Named.digest(api.toString(), 10))
            .withResource("RootResourceId", api -> "root")
            .refIs("RestApiId"),
        Named.of("AWS::ApiGateway::Resource", "")
            .withResource("ResourceId", part -> Named.digest(part.toString(), 6))
            .refIs("ResourceId"),
        Named.of("AWS::ApiGateway::Method", ""),
        Named.of("AWS::ApiGateway::Model", "Name"),
        Named.of("AWS::ApiGateway::RequestValidator", "Name"),
        Named.of("AWS::ApiGateway::Deployment", "").with("DeploymentId", name -> name),
        Named.of("AWS::ApiGateway::Stage", "StageName"),
        Named.of("AWS::WAFv2::WebACL", "Name")
            .with("Arn", name -> arn("wafv2", "regional/webacl/" + name)),
        Named.of("AWS::WAFv2::WebACLAssociation", ""),
        Named.of("AWS::CloudFront::ResponseHeadersPolicy", ""),
        Named.of("AWS::CloudFront::Distribution", "")
            .with("Id", name -> Named.digest(name, 14))
            .with("DomainName", name -> Named.digest(name, 14) + ".cloudfront.net"));
  }

  private static String webUrl(String scheme, Addresses addresses) {
    return scheme + "://" + Addresses.HOST + ":" + addresses.webPort();
  }

  private static String apiId(Resource api) {
    return Named.digest(api.toString(), 26);
  }

  private static String apiKeyId(Resource key) {
    return "da2-" + Named.digest(key.toString(), 26);
  }

  private static String apiKeyArn(Resource key) {
    return arn("appsync", "apis/" + key.required("ApiId") + "/apikeys/" + apiKeyId(key));
  }

  private static String dataSourceArn(Resource source) {
    return arn(
        "appsync", "apis/" + source.required("ApiId") + "/datasources/" + source.required("Name"));
  }

  private static String resolverArn(Resource resolver) {
    return arn(
        "appsync",
        "apis/%s/types/%s/resolvers/%s"
            .formatted(
                resolver.required("ApiId"),
                resolver.required("TypeName"),
                resolver.required("FieldName")));
  }

  private static List<Named> identities() {
    return List.of(
        Named.of("AWS::IAM::Role", "RoleName")
            .with("Arn", name -> globalArn("iam", "role/" + name))
            .with("RoleId", name -> "AROA" + Named.digest(name, 17)),
        Named.of("AWS::IAM::Policy", "PolicyName"),
        Named.of("AWS::IAM::ManagedPolicy", "ManagedPolicyName")
            .with("PolicyArn", name -> globalArn("iam", "policy/" + name))
            .refIs("PolicyArn"),
        Named.of("AWS::SES::EmailIdentity", "EmailIdentity"),
        Named.of("AWS::SES::ConfigurationSet", "Name"),
        Named.of("AWS::SES::Template", ""),
        Named.of("AWS::Cognito::UserPool", "")
            .withResource("UserPoolId", ResourceTypes::userPoolId)
            .withResource("Arn", pool -> arn("cognito-idp", "userpool/" + userPoolId(pool)))
            .withResource(
                "ProviderName",
                pool -> "cognito-idp." + Account.REGION + ".amazonaws.com/" + userPoolId(pool))
            .refIs("UserPoolId"),
        Named.of("AWS::Cognito::UserPoolClient", "")
            .withResource("ClientId", client -> Named.digest(client.toString(), 26))
            .refIs("ClientId"),
        Named.of("AWS::Cognito::UserPoolGroup", "GroupName"));
  }

  private static String userPoolId(Resource pool) {
    return Account.REGION + "_" + Named.digest(pool.toString(), 9);
  }
}
