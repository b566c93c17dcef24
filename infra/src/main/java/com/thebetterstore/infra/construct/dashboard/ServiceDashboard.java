package com.thebetterstore.infra.construct.dashboard;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.messaging.WorkQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cloudwatch.Dashboard;
import software.amazon.awscdk.services.cloudwatch.GraphWidget;
import software.amazon.awscdk.services.cloudwatch.IMetric;
import software.amazon.awscdk.services.cloudwatch.IWidget;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.services.cloudwatch.SingleValueWidget;
import software.constructs.Construct;

/// One page for one service: what its business does on top, then its functions, then its queues.
public final class ServiceDashboard extends Construct {

  private static final int FULL_WIDTH = 24;
  private static final int THIRD = FULL_WIDTH / 3;

  private final Dashboard dashboard;

  /// Metrics that belong together.
  public record Graph(String title, List<? extends IMetric> metrics) {

    public Graph {
      metrics = List.copyOf(metrics);
    }
  }

  /// @param business the figures of the business that the service is for
  public ServiceDashboard(
      Construct scope, String id, ServiceScope service, List<? extends IMetric> business) {
    super(scope, id);
    this.dashboard =
        Dashboard.Builder.create(this, "Dashboard")
            .dashboardName("tbs-" + service.service() + "-" + service.stage().name())
            .defaultInterval(Duration.days(1))
            .build();
    dashboard.addWidgets(
        SingleValueWidget.Builder.create()
            .title("Business")
            .metrics(business)
            .setPeriodToTimeRange(true)
            .width(FULL_WIDTH)
            .build());
  }

  public ServiceDashboard functions(List<StoreFunction> functions) {
    dashboard.addWidgets(
        graph("Invocations", functions.stream().map(f -> named(f, "Invocations", "Sum")).toList()),
        graph("Errors", functions.stream().map(f -> named(f, "Errors", "Sum")).toList()),
        graph("Duration p99", functions.stream().map(f -> named(f, "Duration", "p99")).toList()),
        graph("Throttles", functions.stream().map(f -> named(f, "Throttles", "Sum")).toList()));
    return this;
  }

  /// A row about queues.
  ///
  /// @param others dead letters of anything but these queues
  public ServiceDashboard queues(List<WorkQueue> queues, List<? extends IMetric> others) {
    var ages = new ArrayList<IMetric>();
    var dead = new ArrayList<IMetric>(others);
    for (var queue : queues) {
      var label =
          MetricOptions.builder().label(queue.handler().name()).statistic("Maximum").build();
      ages.add(queue.queue().metricApproximateAgeOfOldestMessage(label));
      dead.add(queue.dead().waiting(queue.handler().name()));
    }
    dashboard.addWidgets(graph("Oldest message, seconds", ages), graph("Dead letters", dead));
    return this;
  }

  /// A row of other things, up to three.
  public ServiceDashboard graphs(Graph... graphs) {
    dashboard.addWidgets(
        Stream.of(graphs).map(it -> graph(it.title(), it.metrics())).toArray(IWidget[]::new));
    return this;
  }

  private static IMetric named(StoreFunction function, String metric, String statistic) {
    return function
        .function()
        .metric(
            metric, MetricOptions.builder().label(function.name()).statistic(statistic).build());
  }

  private static IWidget graph(String title, List<? extends IMetric> metrics) {
    return GraphWidget.Builder.create().title(title).left(metrics).width(THIRD).build();
  }
}
