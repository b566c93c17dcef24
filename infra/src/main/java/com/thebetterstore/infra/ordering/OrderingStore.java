package com.thebetterstore.infra.ordering;

import com.thebetterstore.infra.construct.ServiceScope;
import com.thebetterstore.infra.construct.function.StoreFunction;
import com.thebetterstore.infra.construct.table.ItemTable;
import java.util.List;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.secretsmanager.Secret;
import software.amazon.awscdk.services.secretsmanager.SecretStringGenerator;
import software.constructs.Construct;

/// What the functions of the ordering service share: their table, their secrets, and the values
/// that differ from place to place. Those are short, as a function's version describes itself by
/// them in 256 characters.
final class OrderingStore extends Construct {

  private static final String PRODUCTS_BY_NAME = "products-by-name";
  private static final String PRODUCTS_BY_CATEGORY = "products-by-category";
  private static final String ORDERS_BY_CUSTOMER = "orders-by-customer";
  private static final String ORDERS_BY_DAY = "orders-by-day";
  private static final String OPEN_ORDERS_BY_DEADLINE = "open-orders-by-deadline";

  private final ItemTable table;
  private final Secret stripeSecret;
  private final Secret orderAccessSecret;
  private final Secret cursorSecret;
  private final CfnParameter stripeApiBase;
  private final CfnParameter stripeLiveMode;
  private final CfnParameter guestCheckout;
  private final CfnParameter storefrontUrl;
  private final CfnParameter mailFrom;
  private final CfnParameter sellerName;
  private final CfnParameter gstNumber;
  private final CfnParameter sellerAddress;

  OrderingStore(Stack stack, String id, ServiceScope service) {
    super(stack, id);
    this.table = new ItemTable(this, "Ordering", service);
    table.index(PRODUCTS_BY_NAME, "listing", "sortName", ProjectionType.ALL);
    table.index(PRODUCTS_BY_CATEGORY, "category", "sortName", ProjectionType.ALL);
    table.index(ORDERS_BY_CUSTOMER, "customerId", "placedAt", ProjectionType.ALL);
    table.index(ORDERS_BY_DAY, "placedOn", "placedAt", ProjectionType.KEYS_ONLY);
    table.index(OPEN_ORDERS_BY_DEADLINE, "open", "deadline", ProjectionType.KEYS_ONLY);
    this.stripeSecret =
        Secret.Builder.create(this, "StripeSecret")
            .description("Stripe's API key and webhook secrets; put the real ones in by hand")
            .generateSecretString(
                SecretStringGenerator.builder()
                    .secretStringTemplate("{\"webhookSecrets\":[]}")
                    .generateStringKey("apiKey")
                    .excludePunctuation(true)
                    .build())
            .removalPolicy(service.stage().dataRemoval())
            .build();
    this.orderAccessSecret =
        key(
            "OrderAccessSecret",
            "Keys of the tokens by which guests read their orders, one a line; the first signs",
            service);
    this.cursorSecret =
        key(
            "CursorSecret",
            "Keys of the cursors of lists of products and orders, one a line; the first signs",
            service);
    this.stripeApiBase =
        CfnParameter.Builder.create(stack, "StripeApiBase")
            .description("Where Stripe's API is")
            .maxLength(60)
            .defaultValue("https://api.stripe.com")
            .build();
    this.stripeLiveMode =
        CfnParameter.Builder.create(stack, "StripeLiveMode")
            .description("Whether the store sells for real money, as Stripe's API key does")
            .allowedValues(List.of("true", "false"))
            .defaultValue("false")
            .build();
    this.guestCheckout =
        CfnParameter.Builder.create(stack, "GuestCheckout")
            .description("Whether guests can check out; if not, they are asked to sign in")
            .allowedValues(List.of("true", "false"))
            .defaultValue("true")
            .build();
    this.storefrontUrl =
        CfnParameter.Builder.create(stack, "StorefrontUrl")
            .description("The web shop's address, without a slash at its end")
            .allowedPattern("https?://.*[^/]")
            .maxLength(70)
            .build();
    this.mailFrom =
        CfnParameter.Builder.create(stack, "MailFrom")
            .description("The bare e-mail address that receipts come from")
            .allowedPattern("[^@\\s<>]+@[^@\\s<>]+")
            .maxLength(60)
            .build();
    this.sellerName =
        CfnParameter.Builder.create(stack, "SellerName")
            .description("The name or trade name of who sells, for receipts")
            .allowedPattern("\\S(.*\\S)?")
            .maxLength(44)
            .defaultValue("The Better Store")
            .build();
    // No default: a store that charges GST has a number, and its receipts are wrong without it.
    this.gstNumber =
        CfnParameter.Builder.create(stack, "GstNumber")
            .description("The seller's GST number, such as 12-345-678, for receipts")
            .allowedPattern("\\d{2,3}-\\d{3}-\\d{3}")
            .maxLength(11)
            .build();
    // Nor has the address: section 19K of the Goods and Services Tax Act wants it on receipts.
    this.sellerAddress =
        CfnParameter.Builder.create(stack, "SellerAddress")
            .description("The seller's address for mails, its lines separated by commas")
            .allowedPattern("[^,\\s][^,]*(,[^,]*[^,\\s][^,]*)*")
            .maxLength(67)
            .build();
  }

  private Secret key(String id, String description, ServiceScope service) {
    return Secret.Builder.create(this, id)
        .description(description)
        .generateSecretString(
            SecretStringGenerator.builder().passwordLength(64).excludePunctuation(true).build())
        .removalPolicy(service.stage().dataRemoval())
        .build();
  }

  /// Lets a function do with the table's rows what it is for.
  void allowRows(StoreFunction function) {
    table.allow(function, OrderingGrants.of(function.name()));
  }

  void allowQueryOfProducts(StoreFunction function) {
    table.allowQuery(function, PRODUCTS_BY_NAME, PRODUCTS_BY_CATEGORY);
  }

  void allowQueryOfAllProducts(StoreFunction function) {
    table.allowQuery(function, PRODUCTS_BY_NAME);
  }

  void allowQueryOfCustomersOrders(StoreFunction function) {
    table.allowQuery(function, ORDERS_BY_CUSTOMER);
  }

  void allowQueryOfOrdersOfDays(StoreFunction function) {
    table.allowQuery(function, ORDERS_BY_DAY);
  }

  void allowQueryOfOpenOrders(StoreFunction function) {
    table.allowQuery(function, OPEN_ORDERS_BY_DEADLINE);
  }

  ItemTable table() {
    return table;
  }

  String tableName() {
    return table.table().getTableName();
  }

  Secret stripeSecret() {
    return stripeSecret;
  }

  Secret orderAccessSecret() {
    return orderAccessSecret;
  }

  Secret cursorSecret() {
    return cursorSecret;
  }

  static void allowReading(StoreFunction function, Secret secret) {
    function.allow(List.of("secretsmanager:GetSecretValue"), List.of(secret.getSecretArn()));
  }

  String stripeApiBase() {
    return stripeApiBase.getValueAsString();
  }

  String stripeLiveMode() {
    return stripeLiveMode.getValueAsString();
  }

  String guestCheckout() {
    return guestCheckout.getValueAsString();
  }

  String storefrontUrl() {
    return storefrontUrl.getValueAsString();
  }

  String mailFrom() {
    return mailFrom.getValueAsString();
  }

  String sellerName() {
    return sellerName.getValueAsString();
  }

  String gstNumber() {
    return gstNumber.getValueAsString();
  }

  String sellerAddress() {
    return sellerAddress.getValueAsString();
  }
}
