Feature: Operating the store
  What the person who runs the store does by hand.

  Scenario: The catalogue is seeded again
    Given somebody has looked at the catalogue
    When the operator seeds the catalogue
    Then the catalogue is as it was

  Scenario: Only the operator invokes functions by hand
    When a function's role invokes the function that seeds the catalogue
    Then the invocation is refused
