package com.thebetterstore.resolvers;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.function.TestContext;
import com.thebetterstore.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// Calls a resolver as AppSync does: its Context object in, the field's value out.
///
/// @param identity of the Context object, as JSON
public record AppSync(RequestStreamHandler resolver, String identity) {

  /// Calls with the API key.
  public AppSync(RequestStreamHandler resolver) {
    this(resolver, "null");
  }

  /// The same, called by a signed-in customer.
  public AppSync as(String sub) {
    return as(sub, "null");
  }

  /// The same, called by a signed-in member of the store's staff.
  public AppSync asStaff(String sub) {
    return as(sub, "[\"Staff\"]");
  }

  private AppSync as(String sub, String groups) {
    return new AppSync(
        resolver,
        """
        {"sub": "%s", "issuer": "https://cognito-idp.ap-southeast-2.amazonaws.com/pool",
         "username": "%s", "claims": {}, "sourceIp": ["127.0.0.1"],
         "defaultAuthStrategy": "ALLOW", "groups": %s}
        """
            .formatted(sub, sub, groups));
  }

  public JsonNode query(String field, String arguments) {
    return call("Query", field, arguments);
  }

  public JsonNode mutate(String field, String arguments) {
    return call("Mutation", field, arguments);
  }

  public JsonNode subscribe(String field, String arguments) {
    return call("Subscription", field, arguments);
  }

  /// A field of any type, such as `Customer`.
  public JsonNode call(String parent, String field, String arguments) {
    var event =
        """
        {"arguments": %s, "identity": %s, "source": null,
         "request": {"headers": {"x-api-key": "da2-key"}, "domainName": null}, "prev": null,
         "info": {"selectionSetList": [], "selectionSetGraphQL": "", "parentTypeName": "%s",
                  "fieldName": "%s", "variables": {}},
         "stash": {}}
        """
            .formatted(arguments, identity, parent, field);
    var out = new ByteArrayOutputStream();
    try {
      resolver.handleRequest(
          new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
          out,
          TestContext.request("request-1"));
      return Json.mapper().readTree(out.toByteArray());
    } catch (IOException failed) {
      throw new UncheckedIOException("no JSON from " + field, failed);
    }
  }
}
