Feature: Customers
  Whoever signs in has a cart, addresses and orders that nobody else sees.

  Scenario: A customer buys with a kept address, and nobody else learns of it
    Given mere has an account
    And hone has an account
    When mere keeps an address
    And mere fills a cart, which her other device shows, too
    And mere confirms the kept address and checks out
    Then mere's history has the order, by its status, by its number, and on pages of one
    And hone finds neither the cart nor the order, nor does a guest
    And what is another's is answered like what is not there

  Scenario: What was gathered before signing in
    Given mere has an account
    And mere has 2 of a product in the cart
    And a guest has 3 of the same product in a cart
    When mere takes the guest's cart over twice
    Then mere has 5 of it, and the guest's cart is closed
    And nobody takes over a cart that is a customer's, at checkout, or unknown

  Scenario: A guest comes back by a link, keeps the order, and ends the link
    Given a guest with 1 of a digital product in the cart
    And the guest has gone on to the payment page
    And mere has an account
    And hone has an account
    When the guest asks for a fresh link to the order
    Then the link in the mail opens the order
    When mere claims the order with the link
    Then mere's history has the order
    And hone cannot claim it
    When mere ends all links to the order
    Then the link opens nothing, and mere still has the order

  Scenario: An account is deleted, its orders stay
    Given mere has an account
    And mere keeps an address
    And mere fills a cart, which her other device shows, too
    And mere confirms the kept address and checks out
    When mere asks to erase her data
    Then it is refused, since the order is under way, and nothing is erased
    When mere cancels the checkout
    And mere asks to erase her data
    Then nothing of mere is left, and the order is nobody's
    And mere deletes the account

  Scenario: Where only customers buy
    Given the store sells to customers only
    Then storefronts can learn that guests cannot buy
    Given a guest with 1 of a digital product in the cart
    And the guest has given an e-mail address
    When the guest checks out
    Then the store refuses with SIGN_IN_REQUIRED
    And no checkout is opened
    And a shopper "is asked to sign in where only customers buy"
    Given mere has an account
    When mere keeps an address
    And mere fills a cart, which her other device shows, too
    And mere confirms the kept address and checks out
    Then mere's history has the order
