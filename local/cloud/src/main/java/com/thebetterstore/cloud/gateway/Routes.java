package com.thebetterstore.cloud.gateway;

import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which method of which API answers a path of a stage.
final class Routes {

  private static final String ROOT = "root";

  /// @param segments of the path; `{name}` stands for any one
  private record Route(
      String stage, String apiName, boolean traced, List<String> segments, GatewayMethod method) {}

  /// @param name of the API and the stage, as X-Ray shows it
  /// @param traced whether the stage has X-Ray switched on
  record Match(
      String name, GatewayMethod method, Map<String, String> pathParameters, boolean traced) {
    Match {
      pathParameters = Map.copyOf(pathParameters);
    }
  }

  private final List<Route> routes = new ArrayList<>();

  static Routes read(Deployment deployment) {
    var routes = new Routes();
    var parts = new HashMap<String, Resource>();
    deployment.resources("AWS::ApiGateway::Resource").forEach(part -> parts.put(part.ref(), part));
    var methods =
        deployment.resources("AWS::ApiGateway::Method").stream()
            .map(method -> GatewayMethod.read(deployment, method))
            .toList();
    for (var stage : deployment.resources("AWS::ApiGateway::Stage")) {
      var traced = stage.text("TracingEnabled").orElse("false").equals("true");
      var api = stage.required("RestApiId");
      var name =
          deployment
              .byRef("AWS::ApiGateway::RestApi", api)
              .flatMap(found -> found.text("Name"))
              .orElse(api);
      methods.stream()
          .filter(method -> method.apiId().equals(api))
          .map(method ->
              new Route(stage.ref(), name, traced, path(method.resourceId(), parts), method))
          .forEach(routes.routes::add);
    }
    return routes;
  }

  private static List<String> path(String resourceId, Map<String, Resource> parts) {
    var segments = new ArrayList<String>();
    var id = resourceId;
    while (!id.equals(ROOT)) {
      var part = parts.get(id);
      if (part == null) {
        break;
      }
      segments.addFirst(part.required("PathPart"));
      id = part.required("ParentId");
    }
    return segments;
  }

  /// @param segments of the path below the stage, decoded
  Optional<Match> match(String stage, String httpMethod, List<String> segments) {
    return routes.stream()
        .filter(route -> route.stage().equals(stage) && route.method().answers(httpMethod))
        .flatMap(route -> match(route, segments).stream())
        .findFirst();
  }

  private static Optional<Match> match(Route route, List<String> segments) {
    if (route.segments().size() != segments.size()) {
      return Optional.empty();
    }
    var parameters = new HashMap<String, String>();
    for (var i = 0; i < segments.size(); i++) {
      var expected = route.segments().get(i);
      if (expected.startsWith("{")) {
        parameters.put(expected.substring(1, expected.length() - 1), segments.get(i));
      } else if (!expected.equals(segments.get(i))) {
        return Optional.empty();
      }
    }
    var name = route.apiName() + "/" + route.stage();
    return Optional.of(new Match(name, route.method(), parameters, route.traced()));
  }
}
