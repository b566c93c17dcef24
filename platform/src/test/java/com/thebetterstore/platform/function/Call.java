package com.thebetterstore.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Calls a function as Lambda does: bytes in, bytes out.
public final class Call {

  private Call() {}

  public static JsonNode of(RequestStreamHandler function, String event) throws IOException {
    return of(function, event, TestContext.request("request-1"));
  }

  public static JsonNode of(RequestStreamHandler function, String event, Context context)
      throws IOException {
    var out = new ByteArrayOutputStream();
    function.handleRequest(
        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, context);
    return Json.mapper().readTree(out.toByteArray());
  }
}
