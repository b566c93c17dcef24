Feature: The web shop
  A shopper in a browser finds, buys and follows, whatever the network and the buttons of the browser
  do. Each way through the shop is a program in `src/test/clients/shop/journeys.mjs`.

  Scenario: A shopper may come to another storefront
    Then the programs of the page for storefront developers do what it says

  Scenario Outline: A shopper <journey>
    Then a shopper "<journey>"

    Examples:
      | journey                                                                              |
      | buys as a guest, and sees the order move by itself                                   |
      | buys a digital product without an address                                            |
      | pays with another card after one was declined                                        |
      | turns back by the payment page's link, and can change the cart again                 |
      | comes back by the browser's button, goes on paying, and then changes the cart instead |
      | sees a quantity at once, and money only as the store computed it                    |
      | is told at the line what the store refuses                                           |
      | buys with the keyboard alone                                                         |
      | has one cart in two tabs                                                             |
      | loses the network, and nothing else                                                  |
      | keeps what was typed, and says at the field what is wrong                            |
      | opens every page by its address, and loses nothing by a reload                       |
      | makes an account, confirms it by the mailed link, signs in and out                   |
      | chooses a new password with the mailed link, and learns that an old link has expired |
      | cancels an order that has not left yet                                               |
      | downloads what was bought                                                            |
      | signs in with a cart, buys with a kept address, and finds the order in the history   |
      | finds a lost order by its number, and learns nothing of others'                      |
      | finds no barrier on any page, in either colour scheme, wide or narrow                |
