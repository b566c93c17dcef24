package com.thebetterstore.cloud.appsync.execution;

import com.thebetterstore.cloud.appsync.auth.FieldPermissions;
import com.thebetterstore.cloud.appsync.definition.ApiDefinition;
import com.thebetterstore.cloud.appsync.execution.SubscriptionStart.Refused;
import com.thebetterstore.cloud.appsync.field.ApiSchema;
import com.thebetterstore.cloud.appsync.field.FieldCalls;
import com.thebetterstore.cloud.appsync.field.FieldError;
import com.thebetterstore.cloud.appsync.field.FunctionCaller;
import com.thebetterstore.cloud.appsync.field.RequestScope;
import com.thebetterstore.cloud.appsync.field.RequestScope.Phase;
import com.thebetterstore.cloud.appsync.operation.Documents;
import com.thebetterstore.cloud.appsync.operation.Documents.Prepared;
import com.thebetterstore.cloud.appsync.operation.OperationRequest;
import com.thebetterstore.cloud.appsync.schema.SubscribedFields;
import com.thebetterstore.cloud.trace.Span;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLError;
import graphql.execution.AsyncExecutionStrategy;
import graphql.execution.ExecutionId;
import graphql.execution.NonNullableFieldWasNullError;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.schema.GraphQLSchema;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.DataLoaderRegistry;
import org.jspecify.annotations.Nullable;

/// Runs the operations of one API.
public final class AppSyncApi {

  /// AppSync gives every request this long.
  public static final Duration DEADLINE = Duration.ofSeconds(30);

  private final ApiDefinition definition;
  private final Map<String, Set<String>> subscribed;
  private final Consumer<Published> subscribers;
  private final Duration deadline;
  private final Executor waiting;
  private final FieldCalls calls;
  private final Documents documents;
  private final GraphQL engine;

  /// @param functions calls what resolves fields
  /// @param permissions what IAM callers may do
  /// @param waiting where requests are read and calls of functions wait; has a thread for each
  /// @param working where operations go on after them; few threads
  /// @param subscribers gets what mutations answer; must be quick
  /// @param deadline how long a request may take
  /// @throws IllegalArgumentException if AppSync would not take the schema
  public AppSyncApi(
      ApiDefinition definition,
      FunctionCaller functions,
      FieldPermissions permissions,
      Executor waiting,
      Executor working,
      Consumer<Published> subscribers,
      Duration deadline) {
    this.definition = definition;
    this.subscribed = SubscribedFields.of(definition.schema());
    this.subscribers = subscribers;
    this.deadline = deadline;
    this.waiting = waiting;
    this.calls = new FieldCalls(functions, waiting, working);
    var schema = ApiSchema.of(definition, calls, permissions);
    this.documents = new Documents(schema);
    this.engine = engine(schema);
  }

  private static GraphQL engine(GraphQLSchema schema) {
    var faults = new FieldError.Handler();
    return GraphQL.newGraphQL(schema)
        .defaultDataFetcherExceptionHandler(faults)
        // A subscription's selection is run once for each event, like a query.
        .subscriptionExecutionStrategy(new AsyncExecutionStrategy(faults))
        .preparsedDocumentProvider((input, parse) -> {
          var document =
              Objects.requireNonNull(input.getGraphQLContext().<Document>get(Document.class));
          return CompletableFuture.completedFuture(new PreparsedDocumentEntry(document));
        })
        .build();
  }

  ApiDefinition definition() {
    return definition;
  }

  /// Runs a query or a mutation. The answer always comes; refusals and faults are part of it.
  public CompletableFuture<GraphQlAnswer> execute(OperationRequest request) {
    return execute(request, true);
  }

  /// Runs a query, and refuses a mutation with 405.
  ///
  /// GraphQL over HTTP, "GET": it must not be used for mutations. RFC 9110, "Safe Methods", says
  /// why. AppSync itself was less strict in 2020.
  public CompletableFuture<GraphQlAnswer> query(OperationRequest request) {
    return execute(request, false);
  }

  private CompletableFuture<GraphQlAnswer> execute(OperationRequest request, boolean mayMutate) {
    var until = deadline();
    return prepared(request)
        .thenCompose(prepared ->
            switch (prepared) {
              case Prepared.Unreadable(var type, var message) -> refuse(type, message);
              case Prepared.Invalid(var errors) ->
                  CompletableFuture.completedFuture(
                      GraphQlAnswer.of(null, ErrorFormat.all(errors)));
              case Prepared.Valid valid -> run(valid, request, mayMutate, until);
            });
  }

  private long deadline() {
    return System.nanoTime() + deadline.toNanos();
  }

  /// Within the deadline, too: the client gets an answer however long this takes.
  private CompletableFuture<Prepared> prepared(OperationRequest request) {
    var timedOut = new Prepared.Unreadable("ExecutionTimeout", "Execution timed out.");
    return CompletableFuture.supplyAsync(() -> documents.prepare(request.query()), waiting)
        .completeOnTimeout(timedOut, deadline.toNanos(), TimeUnit.NANOSECONDS);
  }

  private CompletableFuture<GraphQlAnswer> run(
      Prepared.Valid valid, OperationRequest request, boolean mayMutate, long until) {
    var operation = valid.operation(request.operationName()).orElse(null);
    if (operation == null) {
      return refuse("BadRequestException", noOperation(request));
    }
    if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
      return refuse("BadRequestException", "Subscriptions are served over WebSocket only.");
    }
    if (operation.getOperation() == OperationDefinition.Operation.MUTATION && !mayMutate) {
      return CompletableFuture.completedFuture(
          GraphQlAnswer.refused(
              405, "MalformedHttpRequestException", "Mutations must be sent with POST."));
    }
    var scope = scope(request, new Phase.Answering(), until);
    return run(valid.document(), scope)
        .thenApply(result -> {
          if (operation.getOperation() == OperationDefinition.Operation.MUTATION) {
            publish(scope, result.getData());
          }
          return GraphQlAnswer.of(result.getData(), ErrorFormat.all(result.getErrors()));
        });
  }

  private static String noOperation(OperationRequest request) {
    var name = request.operationName();
    return name == null || name.isEmpty()
        ? "Missing operation name."
        : "Unknown operation named '" + name + "'.";
  }

  /// Publishes every mutation that came to something, in the order in which they ran, if a
  /// subscription is for it.
  private void publish(RequestScope scope, @Nullable Map<String, @Nullable Object> data) {
    if (data == null) {
      return;
    }
    var fields = scope.rootFields();
    data.forEach((key, result) -> {
      var field = fields.get(key);
      if (field != null && result != null && isHeard(field.name())) {
        var span = scope.request().origin().span().part("subscription messages");
        subscribers.accept(new Published(field.name(), result, count -> ended(span, count)));
      }
    });
  }

  private boolean isHeard(String mutation) {
    return subscribed.values().stream().anyMatch(mutations -> mutations.contains(mutation));
  }

  private static void ended(Span span, int messages) {
    span.end(false, Map.of("messages", Integer.toString(messages)));
  }

  /// Begins a subscription: checks it, and lets its field's resolver refuse it.
  public CompletableFuture<SubscriptionStart> subscribe(OperationRequest request) {
    var until = deadline();
    return prepared(request)
        .thenCompose(prepared ->
            switch (prepared) {
              case Prepared.Unreadable(var type, var message) ->
                  CompletableFuture.completedFuture(Refused.because(type, message));
              case Prepared.Invalid(var errors) ->
                  CompletableFuture.completedFuture(new Refused(ErrorFormat.all(errors)));
              case Prepared.Valid valid -> subscribe(valid, request, until);
            });
  }

  private CompletableFuture<SubscriptionStart> subscribe(
      Prepared.Valid valid, OperationRequest request, long until) {
    var operation = valid.operation(request.operationName()).orElse(null);
    if (operation == null) {
      return CompletableFuture.completedFuture(
          Refused.because("BadRequestException", noOperation(request)));
    }
    if (operation.getOperation() != OperationDefinition.Operation.SUBSCRIPTION) {
      return CompletableFuture.completedFuture(
          Refused.because(
              "UnsupportedOperation", "unknown not supported through the realtime channel"));
    }
    var scope = scope(request, new Phase.Subscribing(), until);
    return run(valid.document(), scope)
        .thenApply(result -> started(valid.document(), scope, result.getErrors()));
  }

  private SubscriptionStart started(
      Document document, RequestScope scope, List<GraphQLError> errors) {
    // That a field is null before anything was published is no fault of the client's.
    var refusals =
        errors.stream().filter(error -> !(error instanceof NonNullableFieldWasNullError)).toList();
    var field = scope.rootFields().values().stream().findFirst();
    if (!refusals.isEmpty() || field.isEmpty()) {
      return new Refused(ErrorFormat.all(refusals));
    }
    return new SubscriptionStart.Accepted(
        new Subscription(
            this,
            scope.request(),
            document,
            subscribed.getOrDefault(field.get().name(), Set.of()),
            field.get().arguments()));
  }

  CompletableFuture<GraphQlAnswer> select(
      Document document, OperationRequest request, Published event) {
    return run(document, scope(request, new Phase.Publishing(event.result()), deadline()))
        .thenApply(
            result -> GraphQlAnswer.of(result.getData(), ErrorFormat.all(result.getErrors())));
  }

  private static CompletableFuture<GraphQlAnswer> refuse(String errorType, String message) {
    return CompletableFuture.completedFuture(GraphQlAnswer.refused(400, errorType, message));
  }

  private RequestScope scope(OperationRequest request, Phase phase, long until) {
    return new RequestScope(request, phase, definition.limits().resolvers(), until);
  }

  private CompletableFuture<ExecutionResult> run(Document document, RequestScope scope) {
    var request = scope.request();
    var input =
        ExecutionInput.newExecutionInput()
            .query(request.query())
            .operationName(request.operationName())
            .variables(request.variables())
            .locale(Locale.ENGLISH)
            .executionId(ExecutionId.from(request.origin().span().header().value()))
            .graphQLContext(Map.of(RequestScope.class, scope, Document.class, document))
            .dataLoaderRegistry(batches(scope))
            .build();
    return engine.executeAsync(input);
  }

  /// One batch for each resolver that wants batches, for this request alone.
  private DataLoaderRegistry batches(RequestScope scope) {
    var registry = DataLoaderRegistry.newRegistry();
    definition
        .bindings()
        .forEach((field, binding) -> {
          if (binding.maxBatchSize() > 0) {
            var options =
                DataLoaderOptions.newOptions()
                    .setCachingEnabled(false)
                    .setMaxBatchSize(binding.maxBatchSize())
                    .build();
            registry.register(
                field.toString(),
                DataLoaderFactory.newDataLoaderWithTry(
                    (List<Object> contexts) -> calls.many(field, binding.source(), contexts, scope),
                    options));
          }
        });
    return registry.build();
  }
}
