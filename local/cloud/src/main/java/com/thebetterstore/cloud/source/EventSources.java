package com.thebetterstore.cloud.source;

import com.thebetterstore.cloud.iam.FunctionRoles;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.lambda.Invoker;
import com.thebetterstore.cloud.queue.Queues;
import com.thebetterstore.cloud.source.mapping.MappedFunction;
import com.thebetterstore.cloud.source.mapping.Poller;
import com.thebetterstore.cloud.source.queue.QueueMapping;
import com.thebetterstore.cloud.source.queue.QueuePoller;
import com.thebetterstore.cloud.source.stream.StreamMapping;
import com.thebetterstore.cloud.source.stream.TableStreams;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.TemplateException;
import com.thebetterstore.cloud.trace.TraceHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// All event source mappings of the templates.
public final class EventSources implements AutoCloseable {

  private final Deployment deployment;
  private final Permissions permissions;
  private final Queues queues;
  private final TableStreams tableStreams;
  private final Invoker functions;
  private final Supplier<TraceHeader> newTrace;
  private final List<Poller> pollers = new ArrayList<>();

  /// Nothing is read before the start.
  ///
  /// @param newTrace starts the trace of a batch
  public EventSources(
      Deployment deployment,
      Permissions permissions,
      Queues queues,
      TableStreams tableStreams,
      Invoker functions,
      Supplier<TraceHeader> newTrace) {
    this.deployment = deployment;
    this.permissions = permissions;
    this.queues = queues;
    this.tableStreams = tableStreams;
    this.functions = functions;
    this.newTrace = newTrace;
  }

  /// Starts to read from every source that is enabled. Queues and tables must be up.
  ///
  /// @throws TemplateException if a function's role may not read from its source
  public void start() {
    for (var mapping : deployment.resources("AWS::Lambda::EventSourceMapping")) {
      if (!mapping.text("Enabled").orElse("true").equals("false")) {
        pollers.add(start(mapping));
      }
    }
  }

  /// To be called after each write that the AWS endpoint has passed on, so that its stream is read
  /// at once.
  ///
  /// @param tableArn `arn:aws:dynamodb:{region}:{account}:table/{name}`
  public void tableWritten(String tableArn) {
    tableStreams.tableWritten(tableArn.substring(tableArn.lastIndexOf('/') + 1));
  }

  private Poller start(Resource mapping) {
    var functionName = mapping.required("FunctionName");
    var function = new MappedFunction(functionName, new FunctionRoles(deployment).of(functionName));
    var source = mapping.required("EventSourceArn");
    return switch (source.split(":", -1)[2]) {
      case "sqs" -> queuePoller(mapping, function);
      case "dynamodb" ->
          tableStreams.poller(
              StreamMapping.read(mapping, function, permissions), queues, functions, newTrace);
      default ->
          throw new TemplateException(mapping + " has an event source not known here: " + source);
    };
  }

  private QueuePoller queuePoller(Resource resource, MappedFunction function) {
    var mapping = QueueMapping.read(resource, function, permissions);
    var url =
        queues
            .url(mapping.queueArn())
            .orElseThrow(
                () -> new TemplateException(resource + ": no queue " + mapping.queueArn()));
    return new QueuePoller(mapping, queues.client(), url, functions, newTrace);
  }

  @Override
  public void close() {
    pollers.forEach(Poller::close);
  }
}
