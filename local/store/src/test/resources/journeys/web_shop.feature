Feature: The web shop
  A shopper in a browser finds, buys and follows, whatever the network and the buttons of the browser
  do. Each way through the shop is a program in `src/test/clients/shop/journeys.mjs`.

  Rule: The catalogue is listed by category, searched by a word of the name, in pages of 25 by name

    Scenario: Finding
      Then a shopper "finds products by category, by a word of their name, and page by page"

  Rule: What is in stock goes into the cart, one at first, and one more each time it is added

    Scenario: Adding
      Then a shopper "puts into the cart what is in stock, once more with each press"

    Scenario: Leaving the page before the store has answered
      Then a shopper "finds in the cart what was put there just before the page was left"

  Rule: The cart shows each line's price, quantity and total, and its own sums; they follow each change at once

    Scenario Outline: A shopper <journey>
      Then a shopper "<journey>"

      Examples:
        | journey                                                          |
        | changes the cart by typing, to 0 and beyond what can be had      |
        | sees a quantity at once, and money only as the store computed it |
        | is told at the line what the store refuses                       |
        | has one cart in two tabs                                         |

  Rule: A customer has one step, which confirms a kept address and shows all sums before paying; for digital products there is no address and no delivery

    Scenario Outline: A shopper <journey>
      Then a shopper "<journey>"

      Examples:
        | journey                                                                                 |
        | signs in with a cart, buys with a kept address, and finds the order in the history      |
        | chooses another kept address with the keyboard, and changes what is not right           |
        | types an address where none that is kept can be used, and none for what is downloaded   |
        | buys a digital product without an address                                               |

  Rule: A guest can buy, and is offered to sign in; where the store is set so, only customers can (see `customers.feature`)

    Scenario Outline: A shopper <journey>
      Then a shopper "<journey>"

      Examples:
        | journey                                            |
        | buys as a guest, and sees the order move by itself |

  Rule: Who pays is sent to the payment provider's own page; when it comes to nothing, the cart is as it was

    Scenario Outline: A shopper <journey>
      Then a shopper "<journey>"

      Examples:
        | journey                                                                                               |
        | does not pay another sum than was seen, and agrees to the new one                                     |
        | pays with another card after one was declined                                                         |
        | turns back by the payment page's link, and can change the cart again                                  |
        | uses a discount code, is told why another does nothing, and pays what the sums say                    |
        | comes back by the browser's button, goes on paying, closes the tab, and changes the cart instead      |
        | goes on paying for what was paid on another device meanwhile                                          |
        | signs in while a payment is open, and keeps the cart                                                  |

    Scenario: A code takes off all that was to be paid
      Given the operator enters the discount code "TREAT" for "500.00"
      Then a shopper "places an order that costs nothing, with no payment page, and cancels another"

  Rule: Orders can be found again, followed, undone and repeated

    Scenario Outline: A shopper <journey>
      Then a shopper "<journey>"

      Examples:
        | journey                                                     |
        | finds a lost order by its number, and learns nothing of others' |
        | keeps an order that was bought as a guest in the account    |
        | cancels an order that has not left yet                      |
        | downloads what was bought                                   |
        | buys the same again, and is told what cannot be had any more |

    Scenario: Sending back what somebody of the staff has sent
      When the operator adds noa@example.nz to the staff
      Then a shopper "sends something back after somebody of the staff has sent it", when noa@example.nz is at work

  Rule: An account is made with an address that is confirmed by a mailed link, and looked after by its owner

    Scenario Outline: A shopper <journey>
      Then a shopper "<journey>"

      Examples:
        | journey                                                                              |
        | makes an account, confirms it by the mailed link, signs in and out                   |
        | chooses a new password with the mailed link, and learns that an old link has expired |
        | moves the account to another address                                                 |
        | signs out on all devices, and deletes the account                                    |

  Rule: Nobody is kept out by a network, a keyboard, a screen or a way of seeing

    Scenario Outline: A shopper <journey>
      Then a shopper "<journey>"

      Examples:
        | journey                                                                                                  |
        | buys with the keyboard alone                                                                             |
        | loses the network, and nothing else                                                                      |
        | buys over a slow network, and sees at once what was chosen                                               |
        | opens a page that the network, or a new version of the shop, has kept back                               |
        | keeps what was typed, and says at the field what is wrong                                                |
        | opens every page by its address, and loses nothing by a reload                                           |
        | finds no barrier in the catalogue, in either colour scheme, wide or narrow                               |
        | finds no barrier on the way from the cart to the order, in either colour scheme, wide or narrow          |
        | finds no barrier in the account and with old orders, in either colour scheme, wide or narrow             |
        | finds no barrier where a cart is not as it was wished, and with discount codes                           |
        | finds no barrier where the checkout does not go on                                                       |
        | finds no barrier with orders on their way, and where nothing is shown yet                                |
        | finds no barrier in what customers do less often                                                         |
        | stays with the keyboard where it is when what was pressed goes away                                      |
        | sends a form with one press, though the field that is left says what is wrong                            |
