package com.thebetterstore.infra.construct.messaging;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.metric.OperatorAlarms;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.PolicyDocument;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.PrincipalWithConditions;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.EventInvokeConfigOptions;
import software.amazon.awscdk.services.lambda.destinations.SqsDestination;
import software.amazon.awscdk.services.scheduler.CfnSchedule;
import software.constructs.Construct;

/// Runs a function again and again. One dead-letter queue takes both the runs that the scheduler
/// could not hand over and those that the function failed.
public final class ScheduledRun extends Construct {

  private static final int RETRIES = 2;

  /// Several runs of every schedule that there is.
  private static final Duration SILENCE = Duration.minutes(15);

  private final DeadLetters dead;

  /// @param every such as `rate(5 minutes)`
  public ScheduledRun(
      Construct scope, String id, ServiceScope service, StoreFunction function, String every) {
    super(scope, id);
    this.dead = new DeadLetters(this, "Dead", service.alarms(), runsAgain(service, function));
    function
        .live()
        .configureAsyncInvoke(
            EventInvokeConfigOptions.builder()
                .onFailure(new SqsDestination(dead.queue()))
                .retryAttempts(RETRIES)
                .maxEventAge(Duration.minutes(15))
                .build());
    CfnSchedule.Builder.create(this, "Schedule")
        .scheduleExpression(every)
        .flexibleTimeWindow(CfnSchedule.FlexibleTimeWindowProperty.builder().mode("OFF").build())
        .target(
            CfnSchedule.TargetProperty.builder()
                .arn(function.live().getFunctionArn())
                .roleArn(mayStart(function).getRoleArn())
                .input("{}")
                .deadLetterConfig(
                    CfnSchedule.DeadLetterConfigProperty.builder()
                        .arn(dead.queue().getQueueArn())
                        .build())
                .retryPolicy(
                    CfnSchedule.RetryPolicyProperty.builder()
                        .maximumEventAgeInSeconds(900)
                        .maximumRetryAttempts(RETRIES)
                        .build())
                .build())
        .build();
    service
        .alarms()
        .silent(
            this,
            "NotRunning",
            function.function().metricInvocations(OperatorAlarms.sum(SILENCE)),
            "%s (%s service) should run at %s and has not run for %d minutes. See whether its schedule is enabled and its role may call the function; until it runs, nobody looks after what other functions missed."
                .formatted(
                    function.name(), service.service(), every, SILENCE.toMinutes().intValue()));
  }

  /// The runs that failed.
  public DeadLetters dead() {
    return dead;
  }

  private static String runsAgain(ServiceScope service, StoreFunction function) {
    return "Runs of %s (%s service) that failed. Find the error in the log of %s and mend the cause. The next run does what these left undone: delete the letters."
        .formatted(function.name(), service.service(), function.name());
  }

  private Role mayStart(StoreFunction function) {
    var onlyThisAccount =
        Map.<String, Object>of(
            "StringEquals", Map.of("aws:SourceAccount", Stack.of(this).getAccount()));
    var start =
        PolicyStatement.Builder.create()
            .actions(List.of("lambda:InvokeFunction"))
            .resources(List.of(function.live().getFunctionArn()))
            .build();
    var park =
        PolicyStatement.Builder.create()
            .actions(List.of("sqs:SendMessage"))
            .resources(List.of(dead.queue().getQueueArn()))
            .build();
    return Role.Builder.create(this, "Role")
        .assumedBy(
            new PrincipalWithConditions(
                new ServicePrincipal("scheduler.amazonaws.com"), onlyThisAccount))
        .inlinePolicies(
            Map.of("run", PolicyDocument.Builder.create().statements(List.of(start, park)).build()))
        .build();
  }
}
