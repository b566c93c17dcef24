Feature: One trace
  Whoever runs the store can follow a purchase from each request that began something to the last
  handler and the buyer's screen.

  Background:
    Given a guest with 2 of a physical product and 1 of a digital product in the cart
    And the guest has gone on to the payment page
    And the guest watches the order
    When the guest pays with a valid card
    Then the screen shows fulfilmentStatus ACCEPTED

  Scenario: From the mutation and the webhook to the last handler and the subscription message
    Then every trace of the order begins with a request to the API or the webhook, and lacks no caller
    And the traces of the order lead:
      | from                                                  | to                                                    |
      | tbs-local                                             | Mutation.checkoutCreate                               |
      | Mutation.checkoutCreate                               | tbs-order-checkout-local                              |
      | tbs-order-checkout-local                              | Mutation.checkoutCreate                               |
      | Mutation.checkoutCreate                               | tbs-order-outbox-relay-local OrderPlaced              |
      | Mutation.checkoutCreate                               | tbs-order-outbox-relay-local OrderStatusChanged       |
      | tbs-order-stripe-webhook-local/prod                   | tbs-order-stripe-webhook-local                        |
      | tbs-order-stripe-webhook-local                        | tbs-order-outbox-relay-local PaymentSessionChanged    |
      | tbs-order-outbox-relay-local PaymentSessionChanged    | tbs-order-payment-local PaymentSessionChanged         |
      | tbs-order-payment-local PaymentSessionChanged         | tbs-order-outbox-relay-local OrderConfirmed           |
      | tbs-order-outbox-relay-local OrderConfirmed           | tbs-order-receipts-local OrderConfirmed               |
      | tbs-order-outbox-relay-local OrderConfirmed           | tbs-reports-report-loader-local OrderConfirmed        |
      | tbs-order-payment-local PaymentSessionChanged         | tbs-order-outbox-relay-local FulfilmentRequested      |
      | tbs-order-outbox-relay-local FulfilmentRequested      | tbs-fulfilment-fulfilment-local FulfilmentRequested   |
      | tbs-fulfilment-fulfilment-local FulfilmentRequested   | tbs-fulfilment-outbox-relay-local FulfilmentAccepted  |
      | tbs-fulfilment-outbox-relay-local FulfilmentAccepted  | tbs-order-fulfilment-outcome-local FulfilmentAccepted |
      | tbs-fulfilment-outbox-relay-local DigitalItemsSent    | tbs-order-fulfilment-outcome-local DigitalItemsSent   |
      | tbs-order-fulfilment-outcome-local DigitalItemsSent   | tbs-order-outbox-relay-local OrderStatusChanged       |
      | tbs-order-payment-local PaymentSessionChanged         | tbs-order-outbox-relay-local OrderStatusChanged       |
      | tbs-order-outbox-relay-local OrderStatusChanged       | tbs-local                                             |
      | tbs-local                                             | Mutation.orderStatusPublish                           |
      | Mutation.orderStatusPublish                           | tbs-order-order-local                                 |
      | tbs-local                                             | subscription messages 1                               |

  Scenario: The same life by one query over the log
    Then the log shows the order's life under one correlation id:
      | tbs-order-checkout-local           | order placed             |                       |
      | tbs-order-outbox-relay-local       | event to the bus         | OrderPlaced           |
      | tbs-order-stripe-webhook-local     | Stripe event accepted    |                       |
      | tbs-order-outbox-relay-local       | event to the bus         | PaymentSessionChanged |
      | tbs-order-payment-local            | order settled            | PaymentSessionChanged |
      | tbs-order-outbox-relay-local       | event to the bus         | OrderConfirmed        |
      | tbs-order-receipts-local           | mail                     | OrderConfirmed        |
      | tbs-reports-report-loader-local    | message                  | OrderConfirmed        |
      | tbs-fulfilment-fulfilment-local    | shipping order accepted  | FulfilmentRequested   |
      | tbs-order-fulfilment-outcome-local | order brought up to date | DigitalItemsSent      |
      | tbs-order-order-local              | invocation               |                       |
    And it shows no function that the traces of the order do not show, and of each that they do
