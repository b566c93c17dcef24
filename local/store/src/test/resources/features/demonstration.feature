@anywhere
Feature: Demonstration
  `./store demo` shows a newcomer that one purchase makes everything come true.

  Scenario: Every step comes true
    When the demonstration runs
    Then it names no step that did not come true
    And it printed, each with its time since the payment:
      | live status               |
      | acceptance shown live     |
      | order stored              |
      | paid                      |
      | receipt mailed            |
      | shipping order accepted   |
      | row in reporting database |
      | order number on return    |
