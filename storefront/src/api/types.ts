// Written by `npm run documents`.

/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** ISO 4217 code of a currency that the store sells in. */
export type CurrencyCode =
  /** New Zealand dollar, two decimals. */
  | 'NZD';

/** How a product reaches the buyer. */
export type ProductType =
  /** Packed and sent by courier; needs a delivery address. */
  | 'PHYSICAL'
  /** Downloaded; needs no address and has no shipping. */
  | 'DIGITAL';

/** What a shopper may expect of a product's stock. */
export type Availability =
  /** Enough for any order within the limits. */
  | 'IN_STOCK'
  /** Ten or fewer left. */
  | 'LOW_STOCK'
  /** None left now. */
  | 'OUT_OF_STOCK'
  /** No longer sold. */
  | 'DISCONTINUED';

/** What may be done with a cart. */
export type CartState =
  /** Open for changes. */
  | 'ACTIVE'
  /** A checkout is open; cancel it to change the cart. */
  | 'LOCKED'
  /** Its order is paid; start a new cart. */
  | 'ORDERED'
  /** What was in it is in the cart of the customer who signed in. */
  | 'MERGED'
  /** Untouched for too long. */
  | 'EXPIRED';

/** The course of one checkout. */
export type CheckoutStatus =
  /** Waiting for the buyer's payment. */
  | 'OPEN'
  /** Payment is confirmed. */
  | 'PAID'
  /** Cancelled, by the buyer or by the store. */
  | 'CANCELLED'
  /** The reservation ran out before payment. */
  | 'EXPIRED';

/** An order's headline state. */
export type OrderStatus =
  /** Placed, stock reserved, not yet paid. */
  | 'PENDING_PAYMENT'
  /** Paid. */
  | 'CONFIRMED'
  /** Accepted for fulfilment. */
  | 'PROCESSING'
  /** All physical items are on their way. */
  | 'SHIPPED'
  /** Everything has arrived. */
  | 'DELIVERED'
  /** Cancelled; anything paid is or will be refunded. */
  | 'CANCELLED'
  /** Not paid in time; stock released. */
  | 'EXPIRED'
  /** Held back for a person to look at. */
  | 'ON_HOLD';

/** Where an order's money is. */
export type PaymentStatus =
  /** Nothing received yet. */
  | 'PENDING'
  /** The buyer has to do something more, such as confirm the payment with the bank. */
  | 'REQUIRES_ACTION'
  /** On its way; it may yet fail to come. */
  | 'PROCESSING'
  /** The last attempt was declined; another may be made. */
  | 'FAILED'
  /** Received in full. */
  | 'PAID'
  /** Received in full, and a part of it returned. */
  | 'PARTIALLY_REFUNDED'
  /** A refund is on its way. */
  | 'REFUND_PENDING'
  /** Returned in full. */
  | 'REFUNDED'
  /** Never charged, and closed for payment. */
  | 'VOIDED'
  /** The buyer's bank has taken it back, for good or until it has decided. */
  | 'DISPUTED';

/** Where an order's goods are. */
export type FulfilmentStatus =
  /** Not asked for, since the order is not paid. */
  | 'NOT_REQUESTED'
  /** Asked for. */
  | 'REQUESTED'
  /** Accepted by fulfilment. */
  | 'ACCEPTED'
  /** Fulfilment is asked not to send what it has not sent yet. */
  | 'CANCEL_REQUESTED'
  /** Cancelled before anything was sent. */
  | 'CANCELLED'
  /** Refused by fulfilment. */
  | 'REJECTED'
  /** Some parcels are on their way. */
  | 'PARTIALLY_SHIPPED'
  /** All parcels are on their way. */
  | 'SHIPPED'
  /** Arrived. */
  | 'DELIVERED';

/** One kind of entry in an order's timeline. */
export type OrderEventType =
  /** The order was placed. */
  | 'PLACED'
  /** The buyer tries to pay: `paymentStatus` says what is waited for. */
  | 'PAYMENT_ATTEMPTED'
  /** A payment attempt was declined. */
  | 'PAYMENT_FAILED'
  /** Payment was received in full. */
  | 'PAYMENT_CONFIRMED'
  /** The paid order was sent to fulfilment. */
  | 'FULFILMENT_REQUESTED'
  /** Fulfilment took the order on. */
  | 'FULFILMENT_ACCEPTED'
  /** Fulfilment will not send some or all of the goods. */
  | 'FULFILMENT_REJECTED'
  /** Fulfilment was asked not to send what it has not sent yet. */
  | 'CANCEL_REQUESTED'
  /** It was too late to cancel. */
  | 'CANCEL_REFUSED'
  /** Some goods were cancelled; the rest goes on. */
  | 'ITEMS_CANCELLED'
  /** A parcel left the store. */
  | 'SHIPPED'
  /** Digital items can be downloaded. */
  | 'DIGITAL_ITEMS_SENT'
  /** A parcel arrived, and more is to come. */
  | 'PARCEL_ARRIVED'
  /** Everything has arrived. */
  | 'DELIVERED'
  /** The order was cancelled. */
  | 'CANCELLED'
  /** The order was not paid in time. */
  | 'EXPIRED'
  /** The order is held for a person to look at. */
  | 'HELD'
  /** The order goes on after it was held. */
  | 'RELEASED'
  /** A refund was asked for. */
  | 'REFUND_REQUESTED'
  /** The refund is confirmed. */
  | 'REFUNDED'
  /** The payment provider could not make the refund; the store looks after it. */
  | 'REFUND_FAILED'
  /** A payment came after the order had ended; it goes back. */
  | 'LATE_PAYMENT_REFUNDED'
  /** The buyer's bank took the payment back, and decides about it. */
  | 'PAYMENT_DISPUTED'
  /** The bank gave the payment back to the store. */
  | 'DISPUTE_WON'
  /** The bank left the payment with the buyer. */
  | 'DISPUTE_LOST'
  /** The buyer wants to send goods back. */
  | 'RETURN_REQUESTED'
  /** The store takes the goods back. */
  | 'RETURN_APPROVED'
  /** The store does not take the goods back. */
  | 'RETURN_DECLINED'
  /** The goods came back. */
  | 'RETURN_RECEIVED';

/** What a cart wants its owner to know. */
export type WarningCode =
  /** The price rose since the item was added. */
  | 'PRICE_INCREASED'
  /** The price fell since the item was added. */
  | 'PRICE_DECREASED'
  /** Fewer are available than the cart holds. */
  | 'INSUFFICIENT_STOCK'
  /** None is available now. */
  | 'OUT_OF_STOCK'
  /** The product is no longer sold. */
  | 'PRODUCT_WITHDRAWN'
  /** The chosen shipping method no longer applies. */
  | 'SHIPPING_METHOD_STALE'
  /** What was gathered elsewhere is in this cart now; with a `target`, there are fewer of that line than were wanted in all, and none if the cart has no such line. Told by the answer to the request that put it there. */
  | 'CART_MERGED';

/** Why a request was refused, or why a cart cannot be checked out yet. */
export type ErrorCode =
  /** An argument breaks its rule; `field` and `message` say which. */
  | 'INVALID_INPUT'
  /** There is no such object, or it is not the caller's. */
  | 'NOT_FOUND'
  /** The object changed since the caller read it; the payload holds the current one. */
  | 'VERSION_CONFLICT'
  /** The idempotency key was used before with other arguments. */
  | 'IDEMPOTENCY_KEY_REUSED'
  /** A checkout is open on this cart. */
  | 'CART_LOCKED'
  /** The cart has no lines. */
  | 'CART_EMPTY'
  /** The cart would have too many lines. */
  | 'CART_TOO_LARGE'
  /** The cart's order is paid, or the cart has expired. */
  | 'CART_CLOSED'
  /** A quantity is outside 1 to 99 (0 to 99 when updating). */
  | 'QUANTITY_OUT_OF_RANGE'
  /** None of this product is available. */
  | 'OUT_OF_STOCK'
  /** Fewer are available than asked for; see `availableQuantity`. */
  | 'INSUFFICIENT_STOCK'
  /** The product does not exist or is no longer sold. */
  | 'PRODUCT_UNAVAILABLE'
  /** Checkout needs an e-mail address for the receipt. */
  | 'EMAIL_REQUIRED'
  /** Physical items need a delivery address. */
  | 'SHIPPING_ADDRESS_REQUIRED'
  /** Physical items need a shipping method. */
  | 'SHIPPING_METHOD_REQUIRED'
  /** The shipping method is not offered for this cart. */
  | 'SHIPPING_METHOD_INVALID'
  /** The total is not the one that the buyer saw; the payload holds the current cart. */
  | 'TOTAL_CHANGED'
  /** The total is below what the payment provider takes. */
  | 'AMOUNT_BELOW_MINIMUM'
  /** The total is above what the store takes. */
  | 'AMOUNT_TOO_LARGE'
  /** The checkout has ended. */
  | 'CHECKOUT_CLOSED'
  /** The payment provider did not answer; try again with the same idempotency key. */
  | 'PAYMENT_PROVIDER_UNAVAILABLE'
  /** The payment has already gone through. */
  | 'PAYMENT_ALREADY_SUCCEEDED'
  /** The cursor is not one that this list gave out. */
  | 'INVALID_CURSOR'
  /** The order would hold more scarce pieces, of all lines together, than an unpaid order may; `availableQuantity` says how many. A line of one hundredth or less of what is available does not count. */
  | 'RESERVATION_TOO_LARGE'
  /** Fewer units of the line are still to be sent; `availableQuantity` says how many. */
  | 'QUANTITY_NOT_OPEN'
  /** It has left the store, holds downloads, has ended, or is about to be cancelled. */
  | 'ORDER_NOT_CANCELLABLE'
  /** These units cannot be sent back: they did not arrive, arrived too long ago, are downloads, or are on their way back already. */
  | 'ORDER_NOT_RETURNABLE'
  /** The order waits for no decision of a person. */
  | 'ORDER_NOT_HELD'
  /** The buyer's bank has money that the order was paid with: its goods are not sent before the bank has decided. */
  | 'ORDER_DISPUTED'
  /** Less than that is left of what was paid. */
  | 'REFUND_EXCEEDS_PAID'
  /** The store sells to customers who have signed in only; see `StoreSettings.guestCheckout`. */
  | 'SIGN_IN_REQUIRED'
  /** No more addresses are kept for one customer; remove one first. */
  | 'ADDRESS_BOOK_FULL'
  /** This was asked for too often; try again later. */
  | 'RATE_LIMITED'
  /** There is no such discount code, or it cannot be used now; `target` is the code. */
  | 'DISCOUNT_INVALID'
  /** The discount code was used as often as it may be, by all or by this buyer; `target` is the code. */
  | 'DISCOUNT_LIMIT_REACHED'
  /** The discount code takes nothing off this cart; `target` is the code, and `Cart.discountCodes` has the reason. */
  | 'DISCOUNT_NOT_APPLICABLE'
  /** An order is under way: goods or money are to come or to go back. `target` is its number. */
  | 'ORDER_UNDER_WAY'
  /** The order was never paid in full, so it has no receipt. */
  | 'ORDER_NOT_PAID'
  /** The order has no e-mail address any more: its buyer had it erased. */
  | 'ORDER_ERASED';

/** Why a discount code takes nothing off. Expect values that are not listed here. */
export type DiscountRefusal =
  /** There is no such code, or it cannot be used now. */
  | 'NOT_VALID'
  /** All its uses are taken. One may become free: unpaid orders give theirs back. */
  | 'USED_UP'
  /** The buyer has used it as often as one buyer may. Guests are told apart by their e-mail addresses. */
  | 'USED_BEFORE'
  /** The goods cost less than `minimumSubtotal`. */
  | 'BELOW_MINIMUM'
  /** There is nothing left to take anything off. */
  | 'NOTHING_LEFT';

/** What a buyer can do with an order. */
export type OrderAction =
  /** Cancel it: `orderCancel`. */
  | 'CANCEL'
  /** Ask to send goods back: `orderReturnRequest`. */
  | 'REQUEST_RETURN'
  /** Put the same into a cart: `orderReorder`. */
  | 'REORDER'
  /** Download digital items: `OrderLine.downloadKey`. */
  | 'DOWNLOAD'
  /** Have the receipt mailed once more: `orderReceiptResend`. */
  | 'RESEND_RECEIPT';

/** How a refund stands. */
export type RefundStatus =
  /** Asked for, or on its way. */
  | 'PENDING'
  /** With the buyer. */
  | 'CONFIRMED'
  /** The payment provider could not make it; the store looks after it. */
  | 'FAILED'
  /** Never made, since the money went back otherwise. */
  | 'WITHDRAWN';

/** How a return stands. */
export type ReturnStatus =
  /** The buyer asks; the store has not answered. */
  | 'REQUESTED'
  /** The store takes the goods back: send them. */
  | 'APPROVED'
  /** The store does not take them back. */
  | 'DECLINED'
  /** They came back, and their money goes back. */
  | 'RECEIVED';

/** Which products to list. */
export type ProductFilter = {
  /** Only this category, as `Product.category` has it; case counts. */
  category?: string | null | undefined;
  /** Only products with this text in the name, in any case, with or without accents and macrons, whatever the form of quotes and dashes; 2 to 60 characters, which are Unicode code points. */
  search?: string | null | undefined;
};

/** A product to put into a cart. */
export type CartLineInput = {
  /** The product's id. */
  productId: string;
  /** How many to add, 1 to 99. */
  quantity?: number | null | undefined;
};

/** A line's new quantity. */
export type CartLineUpdateInput = {
  /** The line's id. */
  lineId: string;
  /** The new quantity, 0 to 99; 0 removes the line. */
  quantity: number;
};

/** A postal address. Each text is one line of visible characters, which are Unicode code points; what is pasted along, such as blanks at its ends and direction marks, is left out. */
export type AddressInput = {
  /** Who receives the parcel. */
  name: string;
  /** Street and number. */
  line1: string;
  /** Flat, floor, company. */
  line2?: string | null | undefined;
  /** Town or city. */
  city: string;
  /** Region or state. */
  region?: string | null | undefined;
  /** Postal code. */
  postalCode: string;
  /** ISO 3166-1 alpha-2 code of the country. */
  countryCode: string;
  /** Telephone number for the courier. */
  phone?: string | null | undefined;
};

/** Some units of one line of an order. */
export type OrderLineQuantityInput = {
  /** The line's id. */
  lineId: string;
  /** How many, 1 to 99. */
  quantity: number;
};

/** Which orders to list. */
export type OrderFilter = {
  /** Any of these statuses. */
  status?: Array<OrderStatus> | null | undefined;
  /** Placed then or later. */
  placedFrom?: string | null | undefined;
  /** Placed then or earlier. */
  placedTo?: string | null | undefined;
  /** The one with this number. */
  number?: string | null | undefined;
};

/** An address for a customer to keep. */
export type CustomerAddressInput = {
  /** The address that it takes the place of; left out, it is added. */
  id?: string | null | undefined;
  /** The address. */
  address: AddressInput;
  /** Whether to offer it first, in place of any other. */
  preferred?: boolean | null | undefined;
};

/** What the buyer agrees to buy. */
export type CheckoutCreateInput = {
  /** The cart. */
  cartId: string;
  /** The cart's version that the buyer saw. */
  expectedVersion: number;
  /** The total that the buyer saw, in minor units. */
  expectedTotalMinorUnits: number;
  /** Chosen by the client, new for each intent to buy, 16 to 100 characters; the same key gives the same order. */
  idempotencyKey: string;
};

export type KeptAddressFragment = { id: string, preferred: boolean, address: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } };

export type MyAddressesQueryVariables = Exact<{ [key: string]: never; }>;


export type MyAddressesQuery = { me: { addresses: Array<{ id: string, preferred: boolean, address: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } }> } | null };

export type MyOrdersQueryVariables = Exact<{
  filter?: OrderFilter | null | undefined;
  after?: string | null | undefined;
}>;


export type MyOrdersQuery = { me: { orders: { edges: Array<{ node: { number: string, status: OrderStatus, placedAt: string, totals: { total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, lines: Array<{ name: string, quantity: number }> } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type CustomerAddressSaveMutationVariables = Exact<{
  input: CustomerAddressInput;
}>;


export type CustomerAddressSaveMutation = { customerAddressSave: { addresses: Array<{ id: string, preferred: boolean, address: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } }>, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CustomerAddressRemoveMutationVariables = Exact<{
  id: string;
}>;


export type CustomerAddressRemoveMutation = { customerAddressRemove: { addresses: Array<{ id: string, preferred: boolean, address: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } }>, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CustomerDataEraseMutationVariables = Exact<{ [key: string]: never; }>;


export type CustomerDataEraseMutation = { customerDataErase: { complete: boolean, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CartMergeMutationVariables = Exact<{
  guestCartId: string;
}>;


export type CartMergeMutation = { cartMerge: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type GuestOrderAccessRequestMutationVariables = Exact<{
  number: string;
  email: string;
}>;


export type GuestOrderAccessRequestMutation = { guestOrderAccessRequest: { accepted: boolean, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type PriceFragment = { minorUnits: number, currencyCode: CurrencyCode, amount: string };

export type RefusalFragment = { code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null };

export type SumsFragment = { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } };

export type PlaceFragment = { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null };

export type DeliveryFragment = { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } };

export type CartContentsFragment = { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> };

export type CartQueryVariables = Exact<{
  id: string;
}>;


export type CartQuery = { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null };

export type OwnCartQueryVariables = Exact<{ [key: string]: never; }>;


export type OwnCartQuery = { me: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null } | null };

export type CartCreateMutationVariables = Exact<{
  lines: Array<CartLineInput> | CartLineInput;
}>;


export type CartCreateMutation = { cartCreate: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CartLinesAddMutationVariables = Exact<{
  cartId: string;
  lines: Array<CartLineInput> | CartLineInput;
  idempotencyKey: string;
}>;


export type CartLinesAddMutation = { cartLinesAdd: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CartLinesUpdateMutationVariables = Exact<{
  cartId: string;
  lines: Array<CartLineUpdateInput> | CartLineUpdateInput;
}>;


export type CartLinesUpdateMutation = { cartLinesUpdate: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CartDiscountCodesUpdateMutationVariables = Exact<{
  cartId: string;
  codes: Array<string> | string;
}>;


export type CartDiscountCodesUpdateMutation = { cartDiscountCodesUpdate: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type OpenCheckoutQueryVariables = Exact<{
  id: string;
}>;


export type OpenCheckoutQuery = { checkout: { status: CheckoutStatus, paymentUrl: string | null, expiresAt: string, order: { number: string } } | null };

export type CheckoutCancelMutationVariables = Exact<{
  checkoutId: string;
}>;


export type CheckoutCancelMutation = { checkoutCancel: { checkout: { status: CheckoutStatus } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type TileFragment = { id: string, sku: string, name: string, category: string, type: ProductType, imageUrl: string | null, availability: Availability, maxQuantityPerOrder: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } };

export type CategoriesQueryVariables = Exact<{ [key: string]: never; }>;


export type CategoriesQuery = { categories: Array<{ name: string, productCount: number }> };

export type ProductsQueryVariables = Exact<{
  filter?: ProductFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type ProductsQuery = { products: { edges: Array<{ node: { id: string, sku: string, name: string, category: string, type: ProductType, imageUrl: string | null, availability: Availability, maxQuantityPerOrder: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ProductBySkuQueryVariables = Exact<{
  sku: string;
}>;


export type ProductBySkuQuery = { product: { description: string, id: string, sku: string, name: string, category: string, type: ProductType, imageUrl: string | null, availability: Availability, maxQuantityPerOrder: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null };

export type ShippingOffersQueryVariables = Exact<{ [key: string]: never; }>;


export type ShippingOffersQuery = { storeSettings: { shippingOffers: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, freeFrom: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }> } };

export type CartContactSetMutationVariables = Exact<{
  cartId: string;
  email: string;
}>;


export type CartContactSetMutation = { cartContactSet: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CartShippingAddressSetMutationVariables = Exact<{
  cartId: string;
  address: AddressInput;
}>;


export type CartShippingAddressSetMutation = { cartShippingAddressSet: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CartShippingMethodSelectMutationVariables = Exact<{
  cartId: string;
  shippingMethodId: string;
}>;


export type CartShippingMethodSelectMutation = { cartShippingMethodSelect: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CheckoutCreateMutationVariables = Exact<{
  input: CheckoutCreateInput;
}>;


export type CheckoutCreateMutation = { checkoutCreate: { orderAccessToken: string | null, checkout: { id: string, status: CheckoutStatus, paymentUrl: string | null, order: { number: string } } | null, cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type CheckoutSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type CheckoutSettingsQuery = { storeSettings: { guestCheckout: boolean } };

export type AddressesToChooseQueryVariables = Exact<{ [key: string]: never; }>;


export type AddressesToChooseQuery = { me: { addresses: Array<{ id: string, preferred: boolean, address: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } }> } | null, storeSettings: { deliveryCountries: Array<string> } };

export type AddressKeepMutationVariables = Exact<{
  address: AddressInput;
}>;


export type AddressKeepMutation = { customerAddressSave: { userErrors: Array<{ code: ErrorCode }> } };

export type OrderPageFragment = { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, fulfilmentStatus: FulfilmentStatus, availableActions: Array<OrderAction>, email: string | null, cancelReason: string | null, watchKey: string, placedAt: string, paidAt: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, quantityDelivered: number, quantityCancelled: number, quantityReturned: number, downloadKey: string | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shipments: Array<{ id: string, carrier: string, trackingNumber: string, trackingUrl: string | null, sentAt: string, deliveredAt: string | null, lines: Array<{ lineId: string, quantity: number }> }>, refunds: Array<{ id: string, status: RefundStatus, reason: string | null, createdAt: string, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, returns: Array<{ id: string, status: ReturnStatus, reason: string, lines: Array<{ lineId: string, quantity: number }> }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, amountPaid: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, amountRefunded: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, events: Array<{ version: number, type: OrderEventType, at: string, message: string | null }> };

export type OrderByNumberQueryVariables = Exact<{
  number: string;
  accessToken?: string | null | undefined;
}>;


export type OrderByNumberQuery = { orderByNumber: { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, fulfilmentStatus: FulfilmentStatus, availableActions: Array<OrderAction>, email: string | null, cancelReason: string | null, watchKey: string, placedAt: string, paidAt: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, quantityDelivered: number, quantityCancelled: number, quantityReturned: number, downloadKey: string | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shipments: Array<{ id: string, carrier: string, trackingNumber: string, trackingUrl: string | null, sentAt: string, deliveredAt: string | null, lines: Array<{ lineId: string, quantity: number }> }>, refunds: Array<{ id: string, status: RefundStatus, reason: string | null, createdAt: string, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, returns: Array<{ id: string, status: ReturnStatus, reason: string, lines: Array<{ lineId: string, quantity: number }> }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, amountPaid: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, amountRefunded: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, events: Array<{ version: number, type: OrderEventType, at: string, message: string | null }> } | null };

export type OrderStatusChangedSubscriptionVariables = Exact<{
  watchKey: string;
}>;


export type OrderStatusChangedSubscription = { orderStatusChanged: { version: number, type: OrderEventType, status: OrderStatus, paymentStatus: PaymentStatus, fulfilmentStatus: FulfilmentStatus, at: string } | null };

export type OrderCancelMutationVariables = Exact<{
  orderId: string;
  accessToken?: string | null | undefined;
  idempotencyKey: string;
}>;


export type OrderCancelMutation = { orderCancel: { order: { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, fulfilmentStatus: FulfilmentStatus, availableActions: Array<OrderAction>, email: string | null, cancelReason: string | null, watchKey: string, placedAt: string, paidAt: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, quantityDelivered: number, quantityCancelled: number, quantityReturned: number, downloadKey: string | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shipments: Array<{ id: string, carrier: string, trackingNumber: string, trackingUrl: string | null, sentAt: string, deliveredAt: string | null, lines: Array<{ lineId: string, quantity: number }> }>, refunds: Array<{ id: string, status: RefundStatus, reason: string | null, createdAt: string, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, returns: Array<{ id: string, status: ReturnStatus, reason: string, lines: Array<{ lineId: string, quantity: number }> }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, amountPaid: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, amountRefunded: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, events: Array<{ version: number, type: OrderEventType, at: string, message: string | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type OrderReturnRequestMutationVariables = Exact<{
  orderId: string;
  accessToken?: string | null | undefined;
  lines: Array<OrderLineQuantityInput> | OrderLineQuantityInput;
  reason: string;
  idempotencyKey: string;
}>;


export type OrderReturnRequestMutation = { orderReturnRequest: { order: { id: string, number: string, version: number, status: OrderStatus, paymentStatus: PaymentStatus, fulfilmentStatus: FulfilmentStatus, availableActions: Array<OrderAction>, email: string | null, cancelReason: string | null, watchKey: string, placedAt: string, paidAt: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, quantityDelivered: number, quantityCancelled: number, quantityReturned: number, downloadKey: string | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shipments: Array<{ id: string, carrier: string, trackingNumber: string, trackingUrl: string | null, sentAt: string, deliveredAt: string | null, lines: Array<{ lineId: string, quantity: number }> }>, refunds: Array<{ id: string, status: RefundStatus, reason: string | null, createdAt: string, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, returns: Array<{ id: string, status: ReturnStatus, reason: string, lines: Array<{ lineId: string, quantity: number }> }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, amountPaid: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, amountRefunded: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, events: Array<{ version: number, type: OrderEventType, at: string, message: string | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type OrderReceiptResendMutationVariables = Exact<{
  orderId: string;
  accessToken?: string | null | undefined;
  idempotencyKey: string;
}>;


export type OrderReceiptResendMutation = { orderReceiptResend: { accepted: boolean, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type DownloadQueryVariables = Exact<{
  key: string;
}>;


export type DownloadQuery = { download: { url: string } | null };

export type OwnOrderQueryVariables = Exact<{
  number: string;
}>;


export type OwnOrderQuery = { orderByNumber: { id: string } | null };

export type GuestOrderClaimMutationVariables = Exact<{
  number: string;
  accessToken: string;
}>;


export type GuestOrderClaimMutation = { guestOrderClaim: { order: { id: string } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };

export type OrderReorderMutationVariables = Exact<{
  orderId: string;
  accessToken?: string | null | undefined;
  cartId?: string | null | undefined;
  idempotencyKey: string;
}>;


export type OrderReorderMutation = { orderReorder: { cart: { id: string, version: number, state: CartState, totalQuantity: number, email: string | null, requiresShipping: boolean, openCheckoutId: string | null, lines: Array<{ id: string, productId: string, sku: string, name: string, type: ProductType, quantity: number, maxQuantity: number, product: { imageUrl: string | null, category: string, availability: Availability } | null, unitPrice: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingAddress: { name: string, line1: string, line2: string | null, city: string, region: string | null, postalCode: string, countryCode: string, phone: string | null } | null, availableShippingMethods: Array<{ id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }>, shippingMethod: { id: string, name: string, minDays: number, maxDays: number, price: { minorUnits: number, currencyCode: CurrencyCode, amount: string } } | null, discountCodes: Array<{ code: string, applicable: boolean, reason: DiscountRefusal | null, amount: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, minimumSubtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, totals: { subtotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, discountTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, shippingTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, taxTotal: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, total: { minorUnits: number, currencyCode: CurrencyCode, amount: string }, totalExcludingTax: { minorUnits: number, currencyCode: CurrencyCode, amount: string } }, warnings: Array<{ code: WarningCode, message: string, target: string | null, availableQuantity: number | null, previous: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null, current: { minorUnits: number, currencyCode: CurrencyCode, amount: string } | null }>, checkoutBlockers: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } | null, userErrors: Array<{ code: ErrorCode, field: Array<string>, message: string, target: string | null, availableQuantity: number | null }> } };
