package com.thebetterstore.infra.reports;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.Stage;
import com.thebetterstore.infra.construct.dashboard.OrderLifeQuery;
import com.thebetterstore.infra.construct.dashboard.ServiceDashboard;
import com.thebetterstore.infra.construct.dashboard.ServiceDashboard.Graph;
import com.thebetterstore.infra.construct.function.FunctionPlan;
import com.thebetterstore.infra.construct.function.FunctionZip;
import com.thebetterstore.infra.construct.function.Sizing;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.messaging.EventSubscription;
import com.thebetterstore.infra.construct.messaging.EventSubscription.Topics;
import com.thebetterstore.infra.construct.messaging.WorkQueue.Batches;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import com.thebetterstore.infra.shared.SharedParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.cloudwatch.MetricOptions;
import software.amazon.awscdk.triggers.InvocationType;
import software.amazon.awscdk.triggers.Trigger;
import software.constructs.Construct;

/// The reporting service: loads what was sold into a SQL database, in batches.
public final class ReportsStack extends Stack {

  private static final String WRITER = "reports_writer";

  private static final int BATCH = 100;
  private static final int LONGEST_WINDOW_SECONDS = 300;

  /// A database that paused for a day takes 30 seconds and more to resume, and the connection waits
  /// for it: the ten seconds that hold for every other function would lose the day's first batch.
  private static final Sizing WAITS_FOR_DATABASE = new Sizing(512, 90);

  /// Migrations run at deployment, when the database may have to resume or still to be made.
  private static final Sizing MIGRATES = new Sizing(512, 300);

  private final ServiceScope service;
  private final ReportsDatabase database;
  private final CfnParameter sslMode;

  public ReportsStack(Construct scope, String id, StackProps properties, Stage stage, Path root) {
    super(scope, id, properties);
    var shared = new SharedParameters(stage);
    this.service =
        new ServiceScope(stage, "reports", root, new OperatorAlarms(shared.alarmTopic(this)));
    this.database = new ReportsDatabase(this, "Database", service);
    this.sslMode =
        CfnParameter.Builder.create(this, "DatabaseSslMode")
            .description("The sslmode of connections to the database")
            .allowedValues(List.of("disable", "require", "verify-ca", "verify-full"))
            .defaultValue("verify-full")
            .build();
    var migration =
        function(
            "schema-migration",
            "SchemaMigration",
            MIGRATES,
            "Brings the database's schema up to date",
            ReportsDatabase.OWNER);
    var loader =
        function(
            "report-loader",
            "ReportLoader",
            WAITS_FOR_DATABASE,
            "Loads confirmed, cancelled and refunded orders into the database",
            WRITER);
    var subscription =
        new EventSubscription(
            this,
            "Reports",
            service,
            shared.bus(this),
            new Topics(
                List.of("tbs.ordering"),
                List.of("OrderConfirmed", "OrderCancelled", "OrderRefunded", "OrderCompleted")),
            loader,
            new Batches(BATCH, window(), LONGEST_WINDOW_SECONDS));
    Trigger.Builder.create(this, "Migrate")
        .handler(migration.function())
        .timeout(Duration.seconds(MIGRATES.timeoutSeconds()))
        .invocationType(InvocationType.REQUEST_RESPONSE)
        .executeAfter(List.of(database))
        .executeBefore(List.of(loader, subscription))
        .build();
    new OrderLifeQuery(this, "OrderLife", service, List.of(loader));
    new ServiceDashboard(
            this,
            "Overview",
            service,
            List.of(
                subscription
                    .queue()
                    .queue()
                    .metricNumberOfMessagesDeleted(
                        MetricOptions.builder()
                            .statistic("Sum")
                            .label("sales and refunds loaded")
                            .build())))
        .functions(List.of(loader, migration))
        .queues(List.of(subscription.queue()), List.of())
        .graphs(new Graph("Database load, percent", database.load()));
  }

  /// Longer windows wake the database less often and make reports later.
  private Duration window() {
    return Duration.seconds(
        CfnParameter.Builder.create(this, "ReportBatchingWindowSeconds")
            .description("How long sales wait for others to be loaded together")
            .type("Number")
            .minValue(1)
            .maxValue(LONGEST_WINDOW_SECONDS)
            .defaultValue(60)
            .build()
            .getValueAsNumber());
  }

  private StoreFunction function(
      String name, String handler, Sizing sizing, String purpose, String user) {
    var plan =
        new FunctionPlan(
                name,
                FunctionZip.REPORTING,
                "com.thebetterstore.reporting." + handler,
                sizing,
                purpose,
                Map.of(
                    "DB_HOST", database.host(),
                    "DB_NAME", ReportsDatabase.NAME,
                    "DB_PORT", database.port(),
                    "DB_SSL_MODE", sslMode.getValueAsString(),
                    "DB_USER", user))
            .placed(database.clients());
    var function = new StoreFunction(this, name, service, plan);
    database.allowLogin(function, user);
    return function;
  }
}
