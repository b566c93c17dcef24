Feature: Live order status
  A buyer who has an order on the screen sees each change of it as it happens, and nobody else does.

  Background:
    Given a guest with 2 of a physical product and 1 of a digital product in the cart
    And the guest has gone on to the payment page
    And the guest watches the order

  Scenario: The whole life of an order
    When the guest pays with a valid card
    Then the screen shows fulfilmentStatus ACCEPTED
    When the desk sends 2
    Then the screen shows type SHIPPED
    When all parcels arrive
    Then the screen shows fulfilmentStatus DELIVERED
    And the screen showed every change since the order was placed, each with its version
    And what the screen shows last is what the order says when it is read

  Scenario: A declined card
    When the guest pays with a card that is declined
    Then the screen shows type PAYMENT_FAILED

  Scenario: A checkout that is given up
    When the guest cancels the checkout
    Then the screen shows status CANCELLED

  Scenario: Somebody who guesses keys
    Given another guest watches another order
    When somebody tries 1000 keys on one connection, and some that are nearly right
    Then each key is denied
    And the connection still takes a key that is right
    When the guest pays with a valid card
    And the other guest pays as well
    Then each guest has seen the own order and no other

  Scenario: Nobody but the bus tells of changes
    When the guest publishes a change of the order
    Then that is refused as unauthorized, and the screen shows nothing of it
    When a function's role publishes a change of the order
    Then that is refused as unauthorized, and the screen shows nothing of it
