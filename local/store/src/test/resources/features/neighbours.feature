Feature: Neighbours
  Other users of the machine, its network and web pages can do nothing with the store but shop in it.

  Scenario: Nobody else reads what the store keeps
    Then all of the store's files are for their owner alone

  Scenario: Credentials cannot be worked out
    When somebody asks for a secret with credentials worked out from the name of a role
    Then the AWS endpoint answers that it knows nobody with such credentials
    When the role itself asks for the secret
    Then the AWS endpoint knows who asks

  Scenario: No function of the store is let into the API by its role
    When each function asks the API, as its role, for the field that roles may be let into
    Then the API answers each that it is not authorised
    And the role of the event bus gets past the door

  Scenario: A foreign name that points at the machine does not reach the AWS endpoint
    When a page whose name was made to point at this machine calls the AWS endpoint
    Then it learns that this is the wrong host

  Scenario: The engines answer nobody but the store
    Then all of the store's ports are of this machine alone
    And none of them lets somebody without credentials put a message on a queue or read a table
