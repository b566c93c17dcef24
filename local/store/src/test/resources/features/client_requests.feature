@anywhere
Feature: Requests of clients that none of ours wrote
  Libraries for GraphQL reach a store on a laptop over HTTP as they come, with their defaults.

  Scenario: urql sends short queries by GET
    When urql reads products and makes a cart
    Then it reads 3 products and makes a cart
    And it finds nothing by a search text of blanks, percent signs, quotes and an emoji
    And it used GET and POST

  Scenario: Apollo Client sends headers of its own and of tracing tools, from another site
    When Apollo Client reads products in Chromium on another site
    Then it reads 3 products

  Scenario Outline: Clients that sign their requests
    When <client> publishes an order's status with the credentials of the role that may
    Then the status is published
    When <client> publishes an order's status with the credentials of another role
    Then the client learns that it is not authorised

    Examples:
      | client                |
      | aws-amplify           |
      | aws-appsync-auth-link |

  Scenario: A storefront that was built by the page for storefront developers
    Then the programs of the page for storefront developers do what it says

  Scenario: The audits of GraphQL over HTTP
    When graphql-http audits the API
    Then it finds all that a server must
    And it finds what a server should, but where AppSync is known to do otherwise
      | 22EB | every answer is application/json                               |
      | 572B | a document that cannot be parsed is a malformed request        |
      | FDE2 | the audit's document cannot be parsed                          |
      | 86EE | a variable of the wrong type is answered 200                   |
