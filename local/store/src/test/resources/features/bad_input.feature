@anywhere
Feature: Bad input
  A request that breaks a rule gets a clear, typed refusal, and changes nothing.

  Rule: What goes into a cart is a product that is sold, 1 to 99 times

    Background:
      Given a guest with 1 of a physical product in the cart

    Scenario: A product that does not exist
      When the guest adds 1 of an unknown product
      Then the store refuses with PRODUCT_UNAVAILABLE
      And the cart is as it was

    Scenario Outline: A quantity outside the limits
      When the guest adds <quantity> of a physical product
      Then the store refuses with QUANTITY_OUT_OF_RANGE
      And the cart is as it was

      Examples:
        | quantity   |
        | 0          |
        | -1         |
        | 100        |
        | 2147483647 |

    Scenario Outline: A quantity that is no 32-bit integer
      When the guest adds <quantity> of a physical product
      Then the API reports that the request is invalid
      And the cart is as it was

      Examples:
        | quantity   |
        | 1.5        |
        | 2147483648 |
        | "1e9"      |
        | "2"        |

    Scenario Outline: What only the store can say
      When the guest adds a physical product and says that its <field> is <value>
      Then the API reports that the request is invalid
      And the cart is as it was

      Examples:
        | field          | value |
        | price          | 1     |
        | unitPrice      | 1     |
        | total          | 0     |
        | status         | 1     |

    Scenario: More than a line may hold
      When the guest adds 99 of the same product
      Then the store refuses with QUANTITY_OUT_OF_RANGE
      And the cart is as it was

    Scenario: A change that was meant for an older cart
      Given the guest has changed the cart in another tab
      When the guest adds 1 of a physical product, expecting the older version
      Then the store refuses with VERSION_CONFLICT
      And the refusal names the version that the cart has now
      And the cart is as it was

    Scenario: An e-mail address that is none
      When the guest gives "aroha at example.nz" as the address for the receipt
      Then the store refuses with INVALID_INPUT
      And the refusal names the field "email"
      And the cart is as it was

    Scenario Outline: An address that no parcel can be sent to
      When the guest gives an address whose <field> is "<text>"
      Then the store refuses with INVALID_INPUT
      And the refusal names the field "<field>"
      And the cart is as it was

      Examples:
        | field      | text               | why                              |
        | name       | \u00A0\u3164\u2800 | nothing of it can be seen        |
        | line1      | 1 Queen\u2028Street | two lines                        |
        | city       | Taup\uFFFD         | a letter was lost on the way     |
        | postalCode | 60 11              | no code of New Zealand           |
        | phone      | \u202A1 2 3 4 5\u202C | too few digits                |

  Rule: A cart is found by its whole secret id only

    Scenario Outline: An id that is not of any cart
      When the guest asks for the cart "<id>"
      Then there is no such cart

      Examples:
        | id                                                             |
        | nonsense                                                       |
        | cart_                                                          |
        | cart_00000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA     |
        | CART#1                                                         |
        | ../../etc/passwd                                               |

    Scenario: An id of very many letters
      When the guest asks for the cart whose id has 900000 letters
      Then there is no such cart

    Scenario: The right cart with the wrong key
      Given a guest with 1 of a physical product in the cart
      When somebody asks for that cart with another key
      Then there is no such cart

    Scenario: Adding to a cart that is not there
      When the guest adds a product to the cart "cart_00000000000000000000.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      Then the store refuses with NOT_FOUND

  Rule: A checkout is for the cart that the buyer saw

    Scenario: An empty cart
      Given a guest with an empty cart
      When the guest checks out
      Then the store refuses with CART_EMPTY
      And no checkout is opened

    Scenario: No address for a parcel
      Given a guest with 1 of a physical product in the cart
      And the guest has given an e-mail address
      When the guest checks out
      Then the store refuses with SHIPPING_ADDRESS_REQUIRED
      And no checkout is opened

    Scenario: No address for the receipt
      Given a guest with 1 of a digital product in the cart
      When the guest checks out
      Then the store refuses with EMAIL_REQUIRED
      And no checkout is opened

    Scenario: A version that is out of date
      Given a guest with 1 of a digital product in the cart
      And the guest has given an e-mail address
      When the guest checks out, expecting an older version
      Then the store refuses with VERSION_CONFLICT
      And no checkout is opened

    Scenario: A total that is not the cart's
      Given a guest with 1 of a digital product in the cart
      And the guest has given an e-mail address
      When the guest checks out, expecting to pay one cent less
      Then the store refuses with TOTAL_CHANGED
      And no checkout is opened

    Scenario: A status that the buyer names
      Given a guest with 1 of a digital product in the cart
      And the guest has given an e-mail address
      When the guest checks out, saying that the status is PAID
      Then the API reports that the request is invalid
      And the cart is as it was

    Scenario: A cart that is locked by its checkout
      Given a guest with 1 of a digital product in the cart
      And the guest has gone on to the payment page
      When the guest adds 1 of a physical product
      Then the store refuses with CART_LOCKED
      And the cart is as it was

    Scenario: The same checkout asked for twice
      Given a guest with 1 of a digital product in the cart
      And the guest has gone on to the payment page
      When the guest sends the same checkout again
      Then it is the same order and the same payment page

    Scenario: An idempotency key that was used for something else
      Given a guest with 1 of a digital product in the cart
      And the guest has gone on to the payment page
      When the guest sends another checkout with the same key
      Then the store refuses with IDEMPOTENCY_KEY_REUSED

  Rule: An order is shown to its buyer only

    Background:
      Given a guest with 1 of a digital product in the cart
      And the guest has gone on to the payment page

    Scenario: Somebody else's order
      When somebody asks for that order with the token of another order
      Then there is no such order

    Scenario: An order without its token
      When somebody asks for that order without a token
      Then there is no such order

    Scenario: The number alone is not enough
      When somebody asks for that order's number with the token of another order
      Then there is no such order

  Rule: Only the payment provider can say that an order is paid

    Background:
      Given a guest with 1 of a digital product in the cart
      And the guest has gone on to the payment page

    Scenario Outline: A webhook that the provider did not sign
      When somebody posts a webhook that says the order is paid, with <signature>
      Then the webhook endpoint answers 200
      And the order still waits for its payment after later webhooks were handled

      Examples:
        | signature                            |
        | a signature by another secret        |
        | no signature                         |
        | a signature that is not one          |
        | a signature without a hash           |
        | a signature whose time is no number  |

    Scenario: A webhook whose body is damaged
      When somebody posts a webhook that is not JSON, with a signature by another secret
      Then the webhook endpoint answers 200
      And the order still waits for its payment after later webhooks were handled

    Scenario Outline: A webhook without content
      When somebody posts a webhook of <content>
      Then the webhook endpoint answers 200
      And the order still waits for its payment after later webhooks were handled

      Examples:
        | content          |
        | nothing          |
        | a blank          |

    Scenario Outline: A webhook larger than the queue takes
      When somebody posts a webhook of <size> megabytes
      Then the webhook endpoint answers 413

      Examples:
        | size | why                                 |
        | 2    | more than a message may have        |
        | 9    | more than the queue's server reads  |
        | 11   | more than the gateway itself takes  |

  Rule: The API itself refuses what is not a request

    Scenario: No key
      When somebody asks for the products without a key
      Then the API answers with status 401

    Scenario: A field that does not exist
      When somebody asks for a field that does not exist
      Then the API reports that the request is invalid

    Scenario: A body larger than the API takes
      When somebody sends a request of 3 megabytes
      Then the API refuses the request
