package com.thebetterstore.platform.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.thebetterstore.platform.json.Json;
import com.thebetterstore.platform.rehearsal.RehearsedFunction;
import com.thebetterstore.platform.work.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import store.BadRequest;
import store.InternalFault;
import store.Unauthorized;

/// A Lambda function that resolves some fields of the GraphQL schema, as a direct Lambda resolver:
/// AppSync's Context object comes in as JSON, the field's value goes out as JSON.
///
/// A resolver returns what the schema says, `null` for "there is none", and refusals as
/// `userErrors`; where the schema has no place for refusals it throws a [BadRequest], which the
/// client sees as it is. Anything else that it throws is a fault: it is logged whole here, and the
/// client sees only [InternalFault].
///
/// Lambda's runtime logs everything that is thrown once more, with level ERROR, a refusal, too.
/// Only a thrown exception becomes a GraphQL error, so this cannot be avoided: faults are found by
/// the line that is written here.
public abstract class AppSyncResolver extends RehearsedFunction {

  private static final Logger LOG = LoggerFactory.getLogger(AppSyncResolver.class);

  private final RequestReader requests;
  private final Map<String, Field<?>> fields;

  /// @param requests reads who asks, and under which correlation id
  /// @param fields the fields that this function resolves
  protected AppSyncResolver(RequestReader requests, Field<?>... fields) {
    this.requests = requests;
    this.fields =
        Arrays.stream(fields)
            .collect(Collectors.toUnmodifiableMap(Field::name, Function.identity()));
  }

  /// One field and what answers it.
  ///
  /// @param name such as `Query.cart`
  /// @param arguments the record that the field's arguments are read into
  protected record Field<A>(
      String name, Class<A> arguments, BiFunction<FieldRequest, A, @Nullable Object> answer) {

    @Nullable Object resolve(FieldRequest request, JsonNode given) throws IOException {
      return answer.apply(request, Json.mapper().treeToValue(given, arguments));
    }
  }

  protected static <A> Field<A> field(
      String name, Class<A> arguments, BiFunction<FieldRequest, A, @Nullable Object> answer) {
    return new Field<>(name, arguments, answer);
  }

  /// A field for staff only. AppSync keeps everybody else out by the schema's directives; this is
  /// the second lock, for the day on which a directive is forgotten.
  protected static <A> Field<A> staffField(
      String name, Class<A> arguments, BiFunction<FieldRequest, A, @Nullable Object> answer) {
    return new Field<>(
        name,
        arguments,
        (request, asked) -> {
          if (!request.isOfStaff()) {
            throw new Unauthorized(name);
          }
          return answer.apply(request, asked);
        });
  }

  /// The fields that this function resolves, such as `Query.cart`.
  public final Set<String> fields() {
    return fields.keySet();
  }

  @Override
  public final void handleRequest(InputStream in, OutputStream out, Context context)
      throws IOException {
    var event = Json.mapper().readTree(in);
    var answer = Invocation.run(context, invocation -> answer(event, invocation));
    Json.mapper().writeValue(out, answer);
  }

  private JsonNode answer(JsonNode event, Invocation invocation) {
    var name =
        event.at("/info/parentTypeName").asText() + "." + event.at("/info/fieldName").asText();
    var request = requests.begin(name, event, invocation);
    var failed = true;
    try {
      var answer = resolve(name, request, event.path("arguments"));
      failed = false;
      return answer;
    } finally {
      request.work().end(failed);
    }
  }

  private JsonNode resolve(String name, FieldRequest request, JsonNode arguments) {
    try {
      var field = fields.get(name);
      if (field == null) {
        throw new IllegalStateException("no resolver for " + name + " in " + getClass().getName());
      }
      // Here, so that an answer that cannot be written is a fault like any other.
      return Json.mapper().valueToTree(field.resolve(request, arguments));
    } catch (BadRequest refused) {
      LOG.atInfo()
          .addKeyValue("errorType", refused.getClass().getName())
          .log("field was asked for wrongly");
      throw refused;
    } catch (IOException | RuntimeException fault) {
      LOG.atError().setCause(fault).log("field could not be resolved");
      throw new InternalFault(request.cause().correlationId().value(), fault);
    }
  }
}
