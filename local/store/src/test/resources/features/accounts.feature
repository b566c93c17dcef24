@anywhere
Feature: Accounts
  Customers and staff sign up and in with aws-amplify as it comes; what it mails leads to the storefront.

  Scenario: A customer signs up, forgets the password, and changes the address
    When aroha@example.nz signs up
    And aroha@example.nz forgets the password
    And aroha@example.nz changes the address
    Then all went as it should

  Scenario: The operator adds somebody new to the staff
    When the operator adds mia@example.nz to the staff
    And mia@example.nz signs in as new staff
    Then all went as it should

  Scenario: A customer becomes staff with the next token
    Given tama@example.nz signs up
    When tama@example.nz is told apart from the next token on, after the operator adds the address to the staff
    Then all went as it should

  Scenario: Somebody leaves the staff
    Given pita@example.nz signs up
    And the operator adds pita@example.nz to the staff
    When pita@example.nz is at work until the operator ends it
    Then all went as it should

  Scenario Outline: What cannot be done changes nothing and says why
    When the operator types staff <words>
    Then the operator reads <answer>

    Examples:
      | words                        | answer                                    |
      | add                          | staff takes add EMAIL or remove EMAIL     |
      | hire mia@example.nz          | staff takes add or remove, not hire       |
      | add mia                      | not an e-mail address: mia                |
      | add mia@example.nz --color x | unknown option --color                    |
      | add mia@example.nz --stage   | --stage needs a value                     |
      | remove nobody@example.nz     | nobody has an account as nobody@example.nz |
