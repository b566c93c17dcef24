package com.thebetterstore.infra.shared;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.FunctionPlan;
import com.thebetterstore.infra.construct.function.FunctionZip;
import com.thebetterstore.infra.construct.function.LogMeter;
import com.thebetterstore.infra.construct.function.Sizing;
import com.thebetterstore.infra.construct.function.StoreFunction;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awscdk.Aws;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.IResolvable;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.lambda.IFunction;
import software.amazon.awscdk.services.logs.FilterPattern;
import software.constructs.Construct;

/// What the user pool mails, and from which address: the words come from a function, since only its
/// answer can name the user in a link.
final class AccountMailing extends Construct {

  private final StoreFunction function;
  private final CfnParameter sender;
  private final CfnCondition hasSender;

  AccountMailing(Stack stack, String id, ServiceScope service) {
    super(stack, id);
    this.sender =
        CfnParameter.Builder.create(stack, "AccountMailFrom")
            .description(
                "The bare e-mail address that mails about accounts come from, once it is confirmed"
                    + " at SES; while it is empty, Cognito sends from its own, few a day")
            .allowedPattern("([^@\\s<>]+@[^@\\s<>]+)?")
            .maxLength(60)
            .defaultValue("")
            .build();
    this.hasSender =
        CfnCondition.Builder.create(this, "HasSender")
            .expression(Fn.conditionNot(Fn.conditionEquals(sender.getValueAsString(), "")))
            .build();
    var storefrontUrl =
        CfnParameter.Builder.create(stack, "StorefrontUrl")
            .description("The web shop's address, without a slash at its end")
            .allowedPattern("https?://.*[^/]")
            .maxLength(70)
            .build();
    var sellerName =
        CfnParameter.Builder.create(stack, "SellerName")
            .description("The name or trade name of who sells, for mails about accounts")
            .allowedPattern("\\S(.*\\S)?")
            .maxLength(64)
            .defaultValue("The Better Store")
            .build();
    this.function =
        new StoreFunction(
            this,
            "account-mail",
            service,
            new FunctionPlan(
                "account-mail",
                FunctionZip.ACCOUNTS,
                "com.thebetterstore.handlers.accounts.AccountMailHandler",
                Sizing.COGNITO_WAITS,
                "Words the mails of the user pool",
                Map.of(
                    "SELLER_NAME", sellerName.getValueAsString(),
                    "STOREFRONT_URL", storefrontUrl.getValueAsString())));
    alarmOnFaults(service);
  }

  /// Who signs up waits for the mail, and gets none if this fails.
  private void alarmOnFaults(ServiceScope service) {
    var faults =
        new LogMeter(
            this,
            "Faults",
            service,
            function,
            FilterPattern.any(
                LogMeter.logged("account mail could not be worded"), LogMeter.fault()),
            "Faults-account-mail");
    service
        .alarms()
        .above(
            this,
            "Failing",
            faults.count(),
            0,
            1,
            """
            %s failed, so somebody who signed up or forgot a password got no mail. Search its log for "account mail \
            could not be worded", and for platform.report, platform.initReport or platform.restoreReport without success. \
            If a deployment preceded it, roll back: aws lambda list-versions-by-function, then aws lambda update-alias \
            --name live --function-version with the version before. Who got no mail can ask for another.\
            """
                .formatted(service.visibleName(function.name())));
  }

  /// Cognito's CustomMessage trigger.
  IFunction trigger() {
    return function.live();
  }

  /// `EmailConfiguration` of the pool. An address that is not confirmed yet would stop the
  /// deployment, and nobody can confirm it before the first one; so there may be none.
  IResolvable sender() {
    var identity =
        Fn.join(
            "",
            List.of(
                "arn:" + Aws.PARTITION + ":ses:" + Aws.REGION + ":" + Aws.ACCOUNT_ID + ":identity/",
                sender.getValueAsString()));
    return Fn.conditionIf(
        hasSender.getLogicalId(),
        new TreeMap<>(
            Map.of(
                "EmailSendingAccount",
                "DEVELOPER",
                "From",
                sender.getValueAsString(),
                "SourceArn",
                identity)),
        Map.of("EmailSendingAccount", "COGNITO_DEFAULT"));
  }
}
