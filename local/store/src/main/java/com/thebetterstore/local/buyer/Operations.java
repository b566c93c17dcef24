package com.thebetterstore.local.buyer;

/// The GraphQL documents of a buyer.
public final class Operations {
  private static final String MONEY = "{ minorUnits currencyCode amount }";
  private static final String ERRORS =
      " userErrors { code field message target availableQuantity currentVersion retryable } ";
  private static final String TOTALS =
      "{ subtotal %1$s discountTotal %1$s shippingTotal %1$s taxTotal %1$s total %1$s totalExcludingTax %1$s }"
          .formatted(MONEY);
  private static final String CART =
      """
      { id version state totalQuantity requiresShipping openCheckoutId email
        createdAt updatedAt expiresAt
        lines { id productId sku name type quantity unitPrice %s discount %s total %s }
        shippingAddress { name line1 city postalCode countryCode }
        availableShippingMethods { id name price %s }
        discountCodes { code applicable reason amount %s }
        totals %s checkoutBlockers { code } warnings { code } }
      """
          .formatted(MONEY, MONEY, MONEY, MONEY, MONEY, TOTALS);
  private static final String ORDER =
      """
      { id number watchKey version status paymentStatus fulfilmentStatus email
        lines { sku name type quantity unitPrice %s discount %s total %s }
        discounts { code amount %s }
        totals %s amountPaid %s amountRefunded %s
        shippingAddress { name line1 city postalCode countryCode }
        events { version type at } placedAt paidAt }
      """
          .formatted(MONEY, MONEY, MONEY, MONEY, TOTALS, MONEY, MONEY);

  public static final String PRODUCTS =
      """
      query ($filter: ProductFilter, $first: Int, $after: String) {
        products(filter: $filter, first: $first, after: $after) {
          edges { cursor node { id sku name category type price %s availability maxQuantityPerOrder } }
          pageInfo { hasNextPage endCursor } } }
      """
          .formatted(MONEY);

  public static final String PRODUCT =
      "query ($id: ID, $sku: String) { product(id: $id, sku: $sku)"
          + " { id sku name type availability maxQuantityPerOrder price "
          + MONEY
          + " } }";

  public static final String CART_QUERY = "query ($id: ID!) { cart(id: $id) " + CART + "}";

  public static final String CART_CREATE =
      "mutation ($input: CartCreateInput) { cartCreate(input: $input) { cart "
          + CART
          + ERRORS
          + "} }";

  public static final String CART_LINES_ADD =
      "mutation ($cartId: ID!, $lines: [CartLineInput!]!, $expectedVersion: Int)"
          + " { cartLinesAdd(cartId: $cartId, lines: $lines, expectedVersion: $expectedVersion)"
          + " { cart "
          + CART
          + ERRORS
          + "} }";

  public static final String CART_DISCOUNT_CODES_UPDATE =
      "mutation ($cartId: ID!, $codes: [String!]!)"
          + " { cartDiscountCodesUpdate(cartId: $cartId, codes: $codes) { cart "
          + CART
          + ERRORS
          + "} }";

  public static final String CART_CONTACT_SET =
      "mutation ($cartId: ID!, $email: String!) { cartContactSet(cartId: $cartId, email: $email)"
          + " { cart "
          + CART
          + ERRORS
          + "} }";

  public static final String CART_ADDRESS_SET =
      "mutation ($cartId: ID!, $address: AddressInput!)"
          + " { cartShippingAddressSet(cartId: $cartId, address: $address) { cart "
          + CART
          + ERRORS
          + "} }";

  public static final String CART_SHIPPING_SELECT =
      "mutation ($cartId: ID!, $shippingMethodId: ID!)"
          + " { cartShippingMethodSelect(cartId: $cartId, shippingMethodId: $shippingMethodId)"
          + " { cart "
          + CART
          + ERRORS
          + "} }";

  public static final String CHECKOUT_CREATE =
      "mutation ($input: CheckoutCreateInput!) { checkoutCreate(input: $input)"
          + " { checkout { id status paymentUrl expiresAt order "
          + ORDER
          + "} cart "
          + CART
          + " orderAccessToken"
          + ERRORS
          + "} }";

  public static final String CHECKOUT_CANCEL =
      "mutation ($checkoutId: ID!) { checkoutCancel(checkoutId: $checkoutId)"
          + " { checkout { id status } cart "
          + CART
          + ERRORS
          + "} }";

  public static final String ORDER_QUERY =
      "query ($id: ID!, $accessToken: String) { order(id: $id, accessToken: $accessToken) "
          + ORDER
          + "}";

  /// An order with all that can become of it.
  public static final String ORDER_LIFE =
      """
      query ($id: ID!, $accessToken: String) { order(id: $id, accessToken: $accessToken) {
        id number version status paymentStatus fulfilmentStatus cancelReason availableActions
        lines { id productId sku name type quantity total %1$s
          quantitySent quantityDelivered quantityCancelled quantityReturned amountRefunded %1$s
          downloadKey }
        totals { total %1$s shippingTotal %1$s taxTotal %1$s }
        amountPaid %1$s amountRefunded %1$s
        shipments { id carrier trackingNumber trackingUrl lines { lineId quantity }
          sentAt deliveredAt }
        refunds { id status amount %1$s reason }
        returns { id status lines { lineId quantity } }
        events { version type message } } }
      """
          .formatted(MONEY);

  public static final String DOWNLOAD =
      "query ($key: ID!) { download(key: $key) { url expiresAt } }";

  public static final String ORDER_CANCEL =
      "mutation ($orderId: ID!, $accessToken: String, $reason: String, $idempotencyKey: ID!)"
          + " { orderCancel(orderId: $orderId, accessToken: $accessToken, reason: $reason,"
          + " idempotencyKey: $idempotencyKey) { order { id status fulfilmentStatus }"
          + ERRORS
          + "} }";

  public static final String ORDER_RETURN_REQUEST =
      "mutation ($orderId: ID!, $accessToken: String, $lines: [OrderLineQuantityInput!]!,"
          + " $reason: String!, $idempotencyKey: ID!) { orderReturnRequest(orderId: $orderId,"
          + " accessToken: $accessToken, lines: $lines, reason: $reason,"
          + " idempotencyKey: $idempotencyKey) { order { id returns { id status } }"
          + ERRORS
          + "} }";

  public static final String ORDER_RECEIPT_RESEND =
      "mutation ($orderId: ID!, $accessToken: String, $idempotencyKey: ID!) {"
          + " orderReceiptResend(orderId: $orderId, accessToken: $accessToken, idempotencyKey:"
          + " $idempotencyKey) { accepted "
          + ERRORS
          + " } }";

  public static final String ORDER_BY_NUMBER =
      "query ($number: String!, $accessToken: String)"
          + " { orderByNumber(number: $number, accessToken: $accessToken) "
          + ORDER
          + "}";

  private Operations() {}
}
