Feature: A bad day of the payment system
  Its webhooks come late, more than once, or in the wrong order. The outcome is the same.

  Background:
    Given a guest with 1 of a physical product in the cart
    And the guest has gone on to the payment page

  Scenario: Every webhook comes three times
    Given the payment system sends every webhook 3 times
    When the guest pays with a valid card
    Then the order is paid in full
    And fulfilment accepts the order
    And one receipt is mailed to the guest
    And the reporting database holds the order once, with its total and its lines

  Scenario: The news of a success comes before the news of an earlier decline
    Given the payment system withholds its webhooks
    When the guest pays with a card that is declined
    And the guest pays with a valid card
    And the payment system sends what it withheld, newest first
    Then the order is paid in full
    And fulfilment accepts the order
    And one receipt is mailed to the guest

  Scenario: The buyer is back before the webhook
    Given the payment system withholds its webhooks
    When the guest pays with a valid card
    Then the home page cannot yet show the guest that the order is confirmed
    When the payment system sends what it withheld
    Then the home page can show the guest that this order is confirmed

  Scenario: An event is sent again long after it was handled
    When the guest pays with a valid card
    Then the order is paid in full
    And one receipt is mailed to the guest
    When the payment system sends the last event again
    And another buyer's payment is confirmed after it
    Then one receipt is mailed to the guest
    And the order is paid in full

  Scenario: Every webhook comes twice, and all of them shuffled
    Given the payment system withholds its webhooks
    And the payment system sends every webhook 2 times
    When the guest pays with a card that is declined
    And the guest pays with a valid card
    And the payment system sends what it withheld, shuffled
    Then the order is paid in full
    And fulfilment accepts the order
    And one receipt is mailed to the guest

  Scenario: The payment system is down when the guest goes on to it
    Given another guest with 1 of a physical product in the cart
    And the payment system is down for a minute
    When the guest asks for the payment page
    Then the order is placed, and the guest may ask for its payment page again
    When the payment system is back, and the guest asks again with the same key
    And the guest pays with a valid card
    Then the order is paid in full
    And one receipt is mailed to the guest

  Scenario: No webhook comes at all, and the operator does not wait for the reconciler
    Given the payment system withholds its webhooks
    When the guest pays with a valid card
    And the operator reconciles orders with the payment system
    Then the order is named as one that differed
    And the order is paid in full
    And fulfilment accepts the order
    And one receipt is mailed to the guest
