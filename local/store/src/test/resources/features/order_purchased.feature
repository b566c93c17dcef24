@anywhere
Feature: Order purchased
  A buyer at the confirm step is redirected to the payment system, submits valid card details, and
  payment is approved. Everything that the buyer need not wait for comes true on its own.

  Background:
    Given a guest with 2 of a physical product and 1 of a digital product in the cart
    And the guest has gone on to the payment page

  Scenario: The order is stored with the cart's contents
    When the guest pays with a valid card
    Then the order is paid in full
    And the order holds what the cart held, at the cart's total
    And the cart can hold nothing more

  Scenario: The order reaches the reporting database
    When the guest pays with a valid card
    Then the reporting database holds the order once, with its total and its lines
    And every time is exact to the millisecond, and the payment's is the same in the report

  Scenario: A receipt is mailed to the buyer
    When the guest pays with a valid card
    Then one receipt is mailed to the guest
    And the receipt states the order's number, its lines, its tax and its total

  Scenario: A shipping order is sent for fulfilment
    When the guest pays with a valid card
    Then fulfilment accepts the order

  Scenario: The buyer returns to the home page with the order's number
    When the guest pays with a valid card
    Then the payment page sends the guest back to the store's home page
    And the home page can show the guest that this order is confirmed

  Scenario: The home page says how the order stands, until the buyer has seen it
    Given the payment system withholds its webhooks
    When the guest pays with a valid card
    And the guest's browser goes where the payment page sends it
    Then the home page shows 25 products, and neither number nor token in its address
    And the notice says "Confirming your payment…"
    When the payment system sends what it withheld
    Then the notice says that the order is confirmed, with its number
    When the guest reloads the home page
    Then the notice says that the order is confirmed, with its number

  Scenario: The home page does not take a buyer who turned back for one who has not paid
    When the guest's browser follows the payment page's link back to the store
    Then the notice says "Payment unsuccessful. No payment has reached us, and your cart is still there."
    When the guest pays with a valid card
    Then the notice says that the order is confirmed, with its number

  Scenario: An order of digital products needs no address
    Given another guest with 1 of a digital product in the cart
    And the guest has gone on to the payment page
    When the guest pays with a valid card
    Then the order is paid in full
    And the order has no shipping
    And fulfilment accepts the order

  Scenario: A name keeps its spelling from the cart to the receipt
    Given another guest with 1 of a physical product in the cart
    And the guest has gone on to the payment page as "\u0639\u0644\u06CC\u200C\u0631\u0636\u0627 Whānau \uD83D\uDC69\u200D\uD83D\uDC67"
    When the guest pays with a valid card
    Then one receipt is mailed to the guest
    And the order and its receipt name "\u0639\u0644\u06CC\u200C\u0631\u0636\u0627 Whānau \uD83D\uDC69\u200D\uD83D\uDC67"
    And fulfilment accepts the order

  Scenario: A card that the bank wants confirmed
    When the guest pays with a card that needs confirmation
    And the guest confirms at the bank
    Then the order is paid in full

  Scenario: A declined card leaves the order open for another
    When the guest pays with a card that is declined
    Then the payment page says "Your card was declined."
    And the order learns that a payment failed
    When the guest pays with a valid card
    Then the order is paid in full
    And one receipt is mailed to the guest

  Scenario: A buyer who gives up keeps the cart
    When the guest pays with a card that is declined
    And the guest cancels the checkout
    Then the cart is open again with everything in it
    And the payment page takes no card any more
