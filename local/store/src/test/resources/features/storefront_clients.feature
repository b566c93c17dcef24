@anywhere
Feature: Clients that storefronts use
  The libraries that AWS gives to storefronts work against a store on a laptop as they come, over the
  endpoint that README names.

  Background:
    Given a guest with 2 of a physical product and 1 of a digital product in the cart
    And the guest has gone on to the payment page

  Scenario: The whole life of an order, over a restart of the store
    Given the guest watches the order with
      | aws-amplify in Node.js        |
      | aws-amplify in Chromium       |
      | aws-appsync-subscription-link |
    When the guest pays with a valid card
    Then each client shows fulfilmentStatus ACCEPTED
    When the store is started again
    And the desk sends 2
    Then each client shows status SHIPPED
    When all parcels arrive
    Then each client shows status DELIVERED
    And no client showed an older status after a newer one
    And what each client shows last is what the order says when it is read

  Scenario: A denied key does not disturb what else goes over the connection
    Given the guest watches the order with aws-amplify, and a key that is of no order
    Then the client learns that the key is denied
    When the guest pays with a valid card
    Then each client shows fulfilmentStatus ACCEPTED
    And the client was connected all the time
