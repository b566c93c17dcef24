@anywhere
Feature: Demonstration
  `./store demo` shows a newcomer that one purchase makes everything come true, until everything has arrived and one piece
  of it is paid back.

  Scenario: Every step comes true
    When the demonstration runs
    Then it names no step that did not come true
    And it printed, each with its time since the payment and with what was seen:
      | live status               | FULFILMENT_REQUESTED: CONFIRMED, PAID, REQUESTED   |
      | acceptance shown live     | [A-Z]+                                             |
      | order stored              | TBS-\S+ with 2 lines                               |
      | paid                      | PAID                                               |
      | receipt mailed            | Your receipt for order TBS-                        |
      | shipping order accepted   | [A-Z]+                                             |
      | row in reporting database | NZD [1-9]                                          |
      | order number on return    | TBS-                                               |
      | downloads mailed          | Your downloads of order TBS-\S+ are ready          |
      | download opened           | \S+\.(zip\|pdf\|epub)"?, [1-9][\d,]+ bytes, begins |
      | parcel dispatched         | NZ Post TBS-                                       |
      | dispatch mailed           | Your order TBS-\S+ is on its way                   |
      | live status               | SHIPPED: SHIPPED, PAID, SHIPPED                    |
      | parcel arrived            | DELIVERED                                          |
      | live status               | DELIVERED: DELIVERED, PAID, DELIVERED              |
      | completion in reports     | everything has arrived                             |
      | one piece paid back       | NZD [1-9]\S+ for 1 × \S                            |
      | live status               | REFUNDED: DELIVERED, PARTIALLY_REFUNDED, DELIVERED |
      | refund mailed             | Your refund for order TBS-                         |
      | refund in reports         | [1-9]\d* cents                                     |
