Feature: Operating the store
  What the person who runs the store does by hand.

  Scenario: The catalogue is seeded again
    Given somebody has looked at the catalogue
    When the operator seeds the catalogue
    Then the catalogue is as it was

  Scenario: Only the operator invokes functions by hand
    When a function's role invokes the function that seeds the catalogue
    Then the invocation is refused

  Scenario Outline: A function reaches the rows that it is for, and no others
    When the role of <function> asks to <action> the row <row>
    Then the request is <outcome>

    Examples:
      | function  | action | row           | outcome |
      | cart      | read   | CART#nobody   | granted |
      | cart      | read   | SENT#nobody   | refused |
      | cart      | write  | ORDER#forged  | refused |
      | cart      | write  | OUTBOX#forged | refused |
      | catalogue | read   | ORDER#nobody  | refused |
      | payment   | read   | ORDER#nobody  | granted |

  Scenario: A service tells no events of another
    When the relay of fulfilment puts an event of payment on the bus
    Then the request is refused
