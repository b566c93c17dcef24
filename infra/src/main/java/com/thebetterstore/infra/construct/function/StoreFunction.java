package com.thebetterstore.infra.construct.function;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.util.List;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.ec2.SubnetSelection;
import software.amazon.awscdk.services.ec2.SubnetType;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.ApplicationLogLevel;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.lambda.SystemLogLevel;
import software.amazon.awscdk.services.lambda.Tracing;
import software.amazon.awscdk.services.lambda.VersionOptions;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.constructs.Construct;

/// One function with what belongs to it: role, log group and the alias `live`.
///
/// Everything that calls it calls the alias: what is attached to the bare function runs `$LATEST`,
/// which has no snapshot. The role starts with logs and traces only; callers add named actions.
public final class StoreFunction extends Construct {

  private static final String ALIAS = "live";

  /// A function in a network needs these to attach itself, and IAM offers no narrower resource.
  private static final List<String> ATTACH_TO_NETWORK =
      List.of(
          "ec2:CreateNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:DeleteNetworkInterface",
          "ec2:AssignPrivateIpAddresses",
          "ec2:UnassignPrivateIpAddresses");

  /// The alias can go back to a version that is still there. One that a failed deployment made goes
  /// with it, else the next try would find nothing new to publish.
  private static final RemovalPolicy KEPT_FOR_ROLLBACK = RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE;

  private final FunctionPlan plan;
  private final Role role;
  private final LogGroup logGroup;
  private final Function function;
  private final Alias live;

  public StoreFunction(Construct scope, String id, ServiceScope service, FunctionPlan plan) {
    super(scope, id);
    this.plan = plan;
    var name = service.visibleName(plan.name());
    // Without a condition: for execution roles Lambda documents none. It takes roles of the
    // function's own account only, and only from who may pass them.
    this.role =
        Role.Builder.create(this, "Role")
            .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
            .description("What %s may do".formatted(name))
            .build();
    this.logGroup =
        LogGroup.Builder.create(this, "Log")
            .logGroupName("/aws/lambda/" + name)
            .retention(RetentionDays.ONE_MONTH)
            .removalPolicy(RemovalPolicy.DESTROY)
            .build();
    logGroup.grantWrite(role);
    this.function = function(service, name);
    this.live =
        Alias.Builder.create(this, "Live")
            .aliasName(ALIAS)
            .version(function.getCurrentVersion())
            .build();
    service
        .alarms()
        .above(
            this,
            "Throttled",
            function.metricThrottles(OperatorAlarms.sum()),
            0,
            1,
            "%s was throttled: the account's Lambda concurrency is used up. See which function took it; ask for a higher quota if the load is real."
                .formatted(name));
  }

  private Function function(ServiceScope service, String name) {
    var builder =
        Function.Builder.create(this, "Function")
            .functionName(name)
            .description(plan.purpose())
            .runtime(Runtime.JAVA_25)
            .architecture(Architecture.ARM_64)
            .code(Code.fromAsset(plan.zip().in(service.root()).toString()))
            .handler(plan.handler())
            .memorySize(plan.sizing().memoryMebibytes())
            .timeout(Duration.seconds(plan.sizing().timeoutSeconds()))
            .environment(plan.environment())
            .role(role)
            .logGroup(logGroup)
            .loggingFormat(LoggingFormat.JSON)
            .applicationLogLevelV2(ApplicationLogLevel.INFO)
            .systemLogLevelV2(systemLogLevel(service))
            .tracing(Tracing.ACTIVE)
            .currentVersionOptions(version())
            // Each version starts from a snapshot that was taken after the function rehearsed.
            .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS);
    plan.placement()
        .ifPresent(place -> {
          allow(ATTACH_TO_NETWORK, List.of("*"));
          builder
              .vpc(place.network())
              .securityGroups(List.of(place.securityGroup()))
              .vpcSubnets(
                  SubnetSelection.builder().subnetType(SubnetType.PRIVATE_ISOLATED).build());
        });
    var function = builder.build();
    Annotations.of(function)
        .acknowledgeWarning(
            "@aws-cdk/aws-lambda:snapStartRequirePublish", "the alias publishes a version");
    return function;
  }

  /// At INFO, Lambda writes two lines about each invocation, which are more than the function's
  /// own: in production, only what is worth a warning, such as the report of an invocation that ran
  /// out of time or memory, which faults are counted by (Lambda developer guide, "System log level
  /// event mapping"). Elsewhere there are few, and they say how much memory and which times of
  /// restores there were.
  private static SystemLogLevel systemLogLevel(ServiceScope service) {
    return service.stage().isProduction() ? SystemLogLevel.WARN : SystemLogLevel.INFO;
  }

  private VersionOptions version() {
    var version = VersionOptions.builder().removalPolicy(KEPT_FOR_ROLLBACK);
    var settings = new DeployedSettings(Stack.of(this)).of(plan.environment());
    if (!settings.isEmpty()) {
      version.description(settings);
    }
    return version.build();
  }

  /// Lets the function do these actions on these resources.
  public void allow(List<String> actions, List<String> resources) {
    allow(PolicyStatement.Builder.create().actions(actions).resources(resources).build());
  }

  /// Lets the function do what a statement with conditions says.
  public void allow(PolicyStatement statement) {
    role.addToPolicy(statement);
  }

  /// An alarm for a function whose answer a person waits for: rises when it fails.
  ///
  /// Lambda's own metric of errors counts refusals of what was asked for wrongly, too, which
  /// whoever asks can make at will; so faults are counted where they are logged.
  public void alarmOnFaults(ServiceScope service) {
    var faults =
        new LogMeter(this, "Faults", service, this, LogMeter.fault(), "Faults-" + plan.name());
    service
        .alarms()
        .above(
            this,
            "Failing",
            faults.count(),
            0,
            1,
            """
            %s failed while a buyer waited. Search its log for "field could not be resolved", and for platform.report, \
            platform.initReport or platform.restoreReport without success; level ERROR alone also finds refusals, since \
            the runtime logs whatever is thrown. Follow the correlation id. If a deployment preceded it, roll back: \
            aws lambda list-versions-by-function, then aws lambda update-alias --name live --function-version with the \
            version before. The next deployment moves the alias on.\
            """
                .formatted(service.visibleName(plan.name())));
  }

  public Alias live() {
    return live;
  }

  public Function function() {
    return function;
  }

  public Role role() {
    return role;
  }

  public LogGroup logGroup() {
    return logGroup;
  }

  /// Its name within its service.
  public String name() {
    return plan.name();
  }

  public int timeoutSeconds() {
    return plan.sizing().timeoutSeconds();
  }
}
