Feature: Limits
  Nobody gets more of the API than is good for the others.

  Scenario: Whoever asks for mail again and again has to wait
    When somebody at an address of their own asks for mail 60 times
    Then 50 requests are answered and 10 are told to wait
    And a guest at another address is answered

  Scenario: A query that asks for too much at once gets a part of it
    When a guest asks for the first product 100 times in one query
    Then 60 are answered and of the others it is said that there are too many
