package com.thebetterstore.cloud.appsync.definition;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode;
import com.thebetterstore.cloud.appsync.auth.AuthenticationMode.*;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition.*;
import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// Reads the one GraphQL API of the templates.
///
/// Whatever cannot be served here (mapping templates, code in JavaScript, pipelines, other kinds of
/// data sources) stops the start with a message that names the resource.
public final class ApiTemplate {

  private static final String API = "AWS::AppSync::GraphQLApi";
  private static final List<String> UNSUPPORTED_IN_RESOLVERS =
      List.of(
          "Code",
          "CodeS3Location",
          "RequestMappingTemplate",
          "RequestMappingTemplateS3Location",
          "ResponseMappingTemplate",
          "ResponseMappingTemplateS3Location",
          "PipelineConfig",
          "CachingConfig",
          "SyncConfig");

  private static final String KEY_PREFIX = "da2-";
  private static final int KEY_LETTERS = 26;

  private final Deployment deployment;
  private final DataFolderKey key;
  private final Resource api;
  private final String apiId;

  private ApiTemplate(Deployment deployment, DataFolderKey key, Resource api) {
    this.deployment = deployment;
    this.key = key;
    this.api = api;
    this.apiId = api.attribute("ApiId");
  }

  /// The API with all that the stacks attach to it.
  ///
  /// @param key from which the API's keys are derived
  /// @throws TemplateException if there is not exactly one API, or part of it cannot be served here
  public static ApiDefinition read(Deployment deployment, DataFolderKey key) {
    return new ApiTemplate(deployment, key, only(deployment)).read();
  }

  /// The resource that declares the API.
  ///
  /// @throws TemplateException if there is not exactly one API
  public static Resource only(Deployment deployment) {
    var apis = deployment.resources(API);
    if (apis.size() != 1) {
      throw new TemplateException("the templates have " + apis.size() + " GraphQL APIs, not one");
    }
    return apis.getFirst();
  }

  private ApiDefinition read() {
    deployment.resources("AWS::AppSync::FunctionConfiguration").stream()
        .findFirst()
        .ifPresent(function -> {
          throw new TemplateException(function + ": pipelines cannot run on a laptop");
        });
    return new ApiDefinition(
        apiId,
        api.arn(),
        schema(),
        modes(),
        new Limits(
            limit("QueryDepthLimit", ApiDefinition.MAX_DEPTH),
            limit("ResolverCountLimit", ApiDefinition.MAX_RESOLVERS)),
        !api.text("IntrospectionConfig").orElse("ENABLED").equals("DISABLED"),
        bindings(dataSources()));
  }

  /// Zero means that the template sets no limit.
  private int limit(String property, int otherwise) {
    var value = api.property(property).asInt(0);
    return value == 0 ? otherwise : value;
  }

  private String schema() {
    var schemas = ofThisApi("AWS::AppSync::GraphQLSchema");
    if (schemas.size() != 1) {
      throw new TemplateException(api + " has " + schemas.size() + " schemas, not one");
    }
    return schemas.getFirst().required("Definition");
  }

  private List<Resource> ofThisApi(String type) {
    return deployment.resources(type).stream()
        .filter(resource -> resource.required("ApiId").equals(apiId))
        .toList();
  }

  private List<AuthenticationMode> modes() {
    var modes = new ArrayList<AuthenticationMode>();
    modes.add(mode(api.properties()));
    api.list("AdditionalAuthenticationProviders").forEach(provider -> modes.add(mode(provider)));
    if (modes.size() > 1
        && modes.getFirst() instanceof UserPool pool
        && pool.defaultAction() == DefaultAction.DENY) {
      throw new TemplateException(
          api + ": a user pool that denies by default cannot be one of several modes");
    }
    var issuers =
        modes.stream()
            .filter(UserPool.class::isInstance)
            .map(mode -> ((UserPool) mode).issuer())
            .toList();
    if (Set.copyOf(issuers).size() < issuers.size()) {
      throw new TemplateException(api + ": a user pool is given twice");
    }
    return modes;
  }

  private AuthenticationMode mode(JsonNode provider) {
    var type = provider.path("AuthenticationType").asText();
    return switch (type) {
      case "API_KEY" -> new ApiKeys(keys());
      case "AWS_IAM" -> new Iam();
      case "AMAZON_COGNITO_USER_POOLS" -> userPool(provider.path("UserPoolConfig"));
      default ->
          throw new TemplateException(api + ": authorisation mode " + type + " is not known here");
    };
  }

  private UserPool userPool(JsonNode pool) {
    return new UserPool(
        pool.path("UserPoolId").asText(),
        pool.path("AwsRegion").asText(Account.REGION),
        clients(pool.path("AppIdClientRegex")),
        pool.path("DefaultAction").asText().equals("DENY")
            ? DefaultAction.DENY
            : DefaultAction.ALLOW);
  }

  private Pattern clients(JsonNode expression) {
    try {
      return expression.isMissingNode()
          ? UserPool.ANY_CLIENT
          : Pattern.compile(expression.asText());
    } catch (PatternSyntaxException malformed) {
      throw new TemplateException(
          api + ": AppIdClientRegex is no regular expression: " + malformed.getMessage());
    }
  }

  /// AppSync makes up a key when it is created; here it is derived, so that it outlives a restart.
  private List<ApiKey> keys() {
    return ofThisApi("AWS::AppSync::ApiKey").stream()
        .map(apiKey ->
            new ApiKey(
                KEY_PREFIX + key.derive("AppSync API key " + apiKey).substring(0, KEY_LETTERS),
                apiKey.property("Expires").asLong(Long.MAX_VALUE)))
        .toList();
  }

  private Map<String, DataSource> dataSources() {
    var sources = new HashMap<String, DataSource>();
    for (var source : ofThisApi("AWS::AppSync::DataSource")) {
      var type = source.required("Type");
      if (!type.equals("AWS_LAMBDA")) {
        throw new TemplateException(
            source + ": a data source of type " + type + " is not known here");
      }
      var function = source.property("LambdaConfig").path("LambdaFunctionArn").asText();
      var name = source.required("Name");
      sources.put(name, new DataSource(name, function, source.required("ServiceRoleArn")));
    }
    return sources;
  }

  private Map<Field, FieldBinding> bindings(Map<String, DataSource> sources) {
    var bindings = new HashMap<Field, FieldBinding>();
    for (var resolver : ofThisApi("AWS::AppSync::Resolver")) {
      var field = new Field(resolver.required("TypeName"), resolver.required("FieldName"));
      var source = sources.get(direct(resolver).required("DataSourceName"));
      if (source == null) {
        throw new TemplateException(resolver + ": there is no data source of that name");
      }
      var batch = resolver.property("MaxBatchSize").asInt(0);
      if (bindings.put(field, new FieldBinding(source, batch)) != null) {
        throw new TemplateException(resolver + ": " + field + " has another resolver already");
      }
    }
    return bindings;
  }

  private static Resource direct(Resource resolver) {
    for (var property : UNSUPPORTED_IN_RESOLVERS) {
      if (!resolver.property(property).isMissingNode()) {
        throw new TemplateException(
            resolver + ": only direct Lambda resolvers can run on a laptop, not " + property);
      }
    }
    return resolver;
  }
}
