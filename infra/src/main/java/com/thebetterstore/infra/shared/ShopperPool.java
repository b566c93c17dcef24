package com.thebetterstore.infra.shared;

import com.thebetterstore.infra.construct.Stage;
import java.util.Objects;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.services.cognito.AccountRecovery;
import software.amazon.awscdk.services.cognito.AuthFlow;
import software.amazon.awscdk.services.cognito.AutoVerifiedAttrs;
import software.amazon.awscdk.services.cognito.CfnUserPool;
import software.amazon.awscdk.services.cognito.CfnUserPoolGroup;
import software.amazon.awscdk.services.cognito.KeepOriginalAttrs;
import software.amazon.awscdk.services.cognito.PasswordPolicy;
import software.amazon.awscdk.services.cognito.SignInAliases;
import software.amazon.awscdk.services.cognito.StandardAttribute;
import software.amazon.awscdk.services.cognito.StandardAttributes;
import software.amazon.awscdk.services.cognito.UserPool;
import software.amazon.awscdk.services.cognito.UserPoolClient;
import software.amazon.awscdk.services.cognito.UserPoolTriggers;
import software.constructs.Construct;

/// Customers and staff. They sign in by e-mail address; a member of the group `Staff` may do more.
final class ShopperPool extends Construct {

  static final String STAFF = "Staff";

  /// A token that was revoked opens the API until it ends.
  private static final Duration TOKEN_LIFE = Duration.minutes(30);

  /// For a client that did not get the answer to its refresh.
  private static final Duration OLD_REFRESH_TOKEN_LIFE = Duration.seconds(60);

  private final UserPool pool;
  private final UserPoolClient storefront;

  ShopperPool(Construct scope, String id, Stage stage, AccountMailing mailing) {
    super(scope, id);
    this.pool =
        UserPool.Builder.create(this, "Pool")
            .selfSignUpEnabled(true)
            .signInAliases(SignInAliases.builder().email(true).build())
            .signInCaseSensitive(false)
            .autoVerify(AutoVerifiedAttrs.builder().email(true).build())
            // Who mistypes a new address goes on with the old one.
            .keepOriginal(KeepOriginalAttrs.builder().email(true).build())
            .lambdaTriggers(UserPoolTriggers.builder().customMessage(mailing.trigger()).build())
            .standardAttributes(
                StandardAttributes.builder()
                    .email(required())
                    .givenName(required())
                    .familyName(optional())
                    .address(optional())
                    .build())
            .passwordPolicy(
                PasswordPolicy.builder()
                    .minLength(8)
                    .requireLowercase(false)
                    .requireUppercase(false)
                    .requireDigits(false)
                    .requireSymbols(false)
                    .tempPasswordValidity(Duration.days(1))
                    .build())
            .accountRecovery(AccountRecovery.EMAIL_ONLY)
            .deletionProtection(stage.isProduction())
            .removalPolicy(stage.dataRemoval())
            .build();
    ((CfnUserPool) Objects.requireNonNull(pool.getNode().getDefaultChild()))
        .setEmailConfiguration(mailing.sender());
    this.storefront =
        UserPoolClient.Builder.create(this, "Storefront")
            .userPool(pool)
            .authFlows(AuthFlow.builder().userSrp(true).build())
            .disableOAuth(true)
            .accessTokenValidity(TOKEN_LIFE)
            .idTokenValidity(TOKEN_LIFE)
            // Browsers keep refresh tokens where scripts can read them: one that was copied is of
            // no use once its owner has gone on.
            .refreshTokenRotationGracePeriod(OLD_REFRESH_TOKEN_LIFE)
            // A sign-in that fails says the same whether or not the address is known.
            .preventUserExistenceErrors(true)
            .build();
    CfnUserPoolGroup.Builder.create(this, STAFF)
        .userPoolId(pool.getUserPoolId())
        .groupName(STAFF)
        .description("Work in the store")
        .build();
  }

  /// By which storefronts sign customers in.
  UserPoolClient storefront() {
    return storefront;
  }

  UserPool pool() {
    return pool;
  }

  private static StandardAttribute required() {
    return StandardAttribute.builder().required(true).mutable(true).build();
  }

  private static StandardAttribute optional() {
    return StandardAttribute.builder().required(false).mutable(true).build();
  }
}
