package com.thebetterstore.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebetterstore.cloud.iam.Call;
import com.thebetterstore.cloud.iam.Decision;
import com.thebetterstore.cloud.iam.Decision.Allowed;
import com.thebetterstore.cloud.iam.Decision.Denied;
import com.thebetterstore.cloud.iam.FunctionRoles;
import com.thebetterstore.cloud.iam.Permissions;
import com.thebetterstore.cloud.iam.TemplatePolicies;
import com.thebetterstore.cloud.template.Account;
import com.thebetterstore.cloud.template.Addresses;
import com.thebetterstore.cloud.template.Deployment;
import com.thebetterstore.cloud.template.Resource;
import com.thebetterstore.cloud.template.Templates;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the store's own templates let its functions do, by the rules of IAM.
class StoreRolesTest {

  private final Deployment deployment =
      Templates.read(
          StoreOptions.forTest(Path.of("../..").toAbsolutePath().normalize(), Path.of("none"))
              .cloud()
              .assembly(),
          Map.of(
              "StorefrontUrl",
              "https://shop.example",
              "MailFrom",
              "orders@shop.example",
              "GstNumber",
              "12-345-678",
              "SellerAddress",
              "1 Queen Street, Auckland 1010"),
          Addresses.none());
  private final Permissions permissions = TemplatePolicies.read(deployment, _ -> {});

  private Resource function(String name) {
    return deployment.byRef("AWS::Lambda::Function", "tbs-" + name + "-local").orElseThrow();
  }

  private Decision decide(String function, Call call) {
    return permissions.decide(new FunctionRoles(deployment).of(function(function).ref()), call);
  }

  private static Call with(Call call, String key, String values) {
    var more = call;
    for (var value : values.split(" ", -1)) {
      more = more.with(key, value);
    }
    return more;
  }

  /// A checkout's rows are read and written in one transaction; IAM is asked for each row alone.
  @ParameterizedTest
  @CsvSource({
    "order-cart, GetItem, CART#cart_1, true",
    "order-cart, PutItem, IDEMPOTENCY#cart:cart_1#key, true",
    "order-cart, BatchGetItem, PRODUCT#prod_1 STOCK#sku_1, true",
    "order-cart, BatchGetItem, PRODUCT#prod_1 ORDER#ord_1, false",
    "order-cart, GetItem, ORDER#ord_1, true",
    "order-cart, PutItem, ORDER#ord_1, false",
    "order-cart, PutItem, OUTBOX#evt_1, false",
    "order-cart, PutItem, STOCK#sku_1, false",
    "order-cart, UpdateItem, CART#cart_1, false",
    "order-catalogue, GetItem, PRODUCT#prod_1, true",
    "order-catalogue, GetItem, ORDER#ord_1, false",
    "order-catalogue, GetItem, CART#cart_1, false",
    "order-catalogue, PutItem, PRODUCT#prod_1, false",
    "order-checkout, PutItem, WATCH#key, true",
    "order-checkout, UpdateItem, STOCK#sku_1, true",
    "order-checkout, PutItem, CART#cart_1, false",
    "order-checkout, PutItem, INBOX#stripe:evt_1, false",
    "order-order, GetItem, NUMBER#TBS-1, true",
    "order-order, PutItem, ORDER#ord_1, false",
    "order-stripe-webhook, PutItem, INBOX#stripe:evt_1, true",
    "order-stripe-webhook, PutItem, OUTBOX#evt_1, true",
    "order-stripe-webhook, PutItem, ORDER#ord_1, false",
    "order-stripe-webhook, GetItem, ORDER#ord_1, false",
    "order-payment, UpdateItem, ORDER#ord_1, true",
    "order-payment, PutItem, ORDER#ord_1, false",
    "order-payment, PutItem, PRODUCT#prod_1, false",
    "order-fulfilment-outcome, PutItem, OUTBOX#evt_1, true",
    "order-fulfilment-outcome, UpdateItem, STOCK#sku_1, true",
    "order-fulfilment-outcome, UpdateItem, CART#cart_1, false",
    "order-reconciler, UpdateItem, ORDER#ord_1, true",
    "order-receipts, UpdateItem, SENT#receipt#ord_1, true",
    "order-receipts, UpdateItem, ORDER#ord_1, false",
    "order-cart, BatchGetItem, DISCOUNT#WELCOME10 DISCOUNT_USE#WELCOME10#1, true",
    "order-cart, UpdateItem, DISCOUNT#WELCOME10, false",
    "order-checkout, UpdateItem, DISCOUNT#WELCOME10, true",
    "order-fulfilment-outcome, UpdateItem, DISCOUNT#WELCOME10, false",
    "order-discount-seed, PutItem, DISCOUNT#WELCOME10, true",
    "order-discount-seed, PutItem, DISCOUNT_USE#WELCOME10#1, false",
    "order-catalogue-seed, PutItem, STOCK#sku_1, true",
    "order-catalogue-seed, PutItem, XSTOCK#sku_1, false",
    "order-outbox-relay, GetItem, OUTBOX#evt_1, false"
  })
  void a_function_touches_the_rows_that_it_is_for(
      String function, String action, String keys, boolean allowed) {
    var table = function(function).property("Environment").at("/Variables/ORDERING_TABLE").asText();
    var call = new Call("dynamodb:" + action, Account.arn("dynamodb", "table/" + table));

    assertThat(decide(function, with(call, "dynamodb:LeadingKeys", keys)))
        .isInstanceOf(allowed ? Allowed.class : Denied.class);
    assertThat(decide(function, call)).as("without a key").isInstanceOf(Denied.class);
  }

  @ParameterizedTest
  @CsvSource({
    "order-outbox-relay, tbs.ordering, true",
    "order-outbox-relay, tbs.payment, true",
    "order-outbox-relay, tbs.ordering tbs.payment, true",
    "order-outbox-relay, tbs.fulfilment, false",
    "order-outbox-relay, tbs.ordering tbs.fulfilment, false",
    "fulfilment-outbox-relay, tbs.fulfilment, true",
    "fulfilment-outbox-relay, tbs.payment, false",
    "fulfilment-outbox-relay, tbs.ordering, false",
    "fulfilment-outbox-relay, aws.s3, false",
    "order-payment, tbs.payment, false"
  })
  void a_relay_tells_events_of_its_own_service(String function, String sources, boolean allowed) {
    var call = new Call("events:PutEvents", Account.arn("events", "event-bus/tbs-local"));

    assertThat(decide(function, with(call, "events:source", sources)))
        .isInstanceOf(allowed ? Allowed.class : Denied.class);
    assertThat(decide(function, call)).as("without a source").isInstanceOf(Denied.class);
  }

  @Test
  void only_the_stores_own_api_calls_its_resolvers() {
    var api = deployment.resources("AWS::AppSync::GraphQLApi").getFirst().arn();

    assertThat(deployment.resources("AWS::AppSync::DataSource"))
        .hasSize(8)
        .allSatisfy(source -> {
          var role = source.required("ServiceRoleArn");
          assertThat(permissions.mayAssume("appsync.amazonaws.com", role, Optional.of(api)))
              .isInstanceOf(Allowed.class);
          assertThat(permissions.mayAssume("appsync.amazonaws.com", role, Optional.of(api + "x")))
              .isInstanceOf(Denied.class);
          assertThat(permissions.mayAssume("appsync.amazonaws.com", role, Optional.empty()))
              .isInstanceOf(Denied.class);
        });
  }
}
