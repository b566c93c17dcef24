package com.thebetterstore.platform.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.contracts.CorrelationId;
import com.thebetterstore.contracts.Ids;
import com.thebetterstore.platform.function.FieldRequest.*;
import com.thebetterstore.platform.work.Invocation;
import com.thebetterstore.platform.work.Segments;
import com.thebetterstore.platform.work.Work;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/// Reads from AppSync's Context object who asks, and which correlation id the request has.
public final class RequestReader {

  /// A client may bring its own correlation id; anything that does not look like one is ignored,
  /// since it goes into logs.
  private static final Pattern CORRELATION_ID = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  private final Ids ids;
  private final Segments segments;

  /// @param segments where the subsegment of each field goes
  public RequestReader(Ids ids, Segments segments) {
    this.ids = ids;
    this.segments = segments;
  }

  /// For functions that are not traced.
  public RequestReader(Ids ids) {
    this(ids, Segments.disabled());
  }

  /// Reads the request and begins the work for its field.
  FieldRequest begin(String field, JsonNode event, Invocation invocation) {
    var work = Work.ofField(invocation, segments, field);
    var identity = identity(event.path("identity"));
    var given = correlationId(event, identity);
    var correlationId = CORRELATION_ID.matcher(given).matches() ? given : "cor_" + ids.next();
    work.follows(new CorrelationId(correlationId), invocation.requestId());
    return new FieldRequest(identity, work);
  }

  /// EventBridge, when it calls a mutation, sets no header but X-Ray's: it gives an argument
  /// instead.
  private static String correlationId(JsonNode event, Identity identity) {
    var header = event.at("/request/headers/x-correlation-id");
    return identity instanceof Backend && header.isMissingNode()
        ? event.at("/arguments/correlationId").asText()
        : header.asText();
  }

  /// Shapes: AppSync developer guide, "Context object reference". An API key has no identity at
  /// all.
  private static Identity identity(JsonNode identity) {
    if (identity.hasNonNull("sub")) {
      var groups =
          StreamSupport.stream(identity.path("groups").spliterator(), false)
              .map(JsonNode::asText)
              .toList();
      return new Customer(identity.path("sub").asText(), groups);
    }
    if (identity.hasNonNull("userArn")) {
      return new Backend(identity.path("userArn").asText());
    }
    return new Guest();
  }
}
