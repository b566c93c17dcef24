// Written by `npm run documents`.

import type { Operation } from "../api/send";
import type { OrderByNumberQuery, OrderByNumberQueryVariables, OrderStatusChangedSubscription, OrderStatusChangedSubscriptionVariables } from "../api/types";

export const OrderByNumber = "query OrderByNumber($number:String!$accessToken:String){orderByNumber(number:$number accessToken:$accessToken){...OrderPage}}fragment OrderPage on Order{id number version status paymentStatus fulfilmentStatus lines{id productId sku name type quantity unitPrice{...Price}total{...Price}}totals{...Sums}amountPaid{...Price}amountRefunded{...Price}email shippingAddress{...Place}shippingMethod{...Delivery}events{version type at message}cancelReason watchKey placedAt paidAt}fragment Price on Money{minorUnits currencyCode amount}fragment Sums on Totals{subtotal{...Price}shippingTotal{...Price}taxTotal{...Price}total{...Price}totalExcludingTax{...Price}}fragment Place on Address{name line1 line2 city region postalCode countryCode phone}fragment Delivery on ShippingMethod{id name price{...Price}minDays maxDays}" as Operation<OrderByNumberQuery, OrderByNumberQueryVariables>;

export const OrderStatusChanged = "subscription OrderStatusChanged($watchKey:ID!){orderStatusChanged(watchKey:$watchKey){version type status paymentStatus fulfilmentStatus at}}" as Operation<OrderStatusChangedSubscription, OrderStatusChangedSubscriptionVariables>;
