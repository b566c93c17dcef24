Feature: The order's whole life
  What is paid is sent, refused, cancelled, sent back or paid back. Each order ends with the goods where they belong, the money
  right to the cent in the store, in the payment system and in the reports, and a buyer who was told each thing once.

  Rule: Goods arrive

    Scenario: In two parcels, and what is digital at once
      Given a guest with 2 of a scarce product and 1 of a digital product in the cart
      And the guest has gone on to the payment page
      And the guest watches the order
      When the guest pays with a valid card
      And the desk sends 1
      Then the screen shows fulfilmentStatus PARTIALLY_SHIPPED
      When the guest opens the download
      Then it is the file of that product
      And nothing opens with a key that nobody sold
      When the desk sends 1
      Then the screen shows status SHIPPED
      And the desk cannot send 1 any more
      When all parcels arrive
      Then the order becomes DELIVERED, PAID, DELIVERED
      And the guest was mailed:
        | Your receipt for order #           |
        | Your downloads of order # are ready |
        | Your order # is on its way         |
        | Your order # is on its way         |
      And the store keeps everything
      And 2 of the stock are gone

  Rule: The desk refuses what it cannot send

    Scenario: One of two is broken
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      And the guest watches the order
      When the guest pays with a valid card
      And the desk refuses 1, which is broken
      Then the screen shows type REFUND_REQUESTED
      When the desk sends 1
      And all parcels arrive
      Then the order becomes DELIVERED, PARTIALLY_REFUNDED, DELIVERED
      And the guest was mailed:
        | Your receipt for order #   |
        | Your refund for order #    |
        | Your order # is on its way |
      And the store keeps everything but 1
      And 2 of the stock are gone

    Scenario: None can be sent
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      And the guest watches the order
      When the guest pays with a valid card
      And the desk refuses 2, which can be sold again
      Then the screen shows status CANCELLED
      And the order becomes CANCELLED, REFUNDED, REJECTED
      And the guest was mailed:
        | Your receipt for order #  |
        | Your order # is cancelled |
        | Your refund for order #   |
      And the store keeps nothing
      And 0 of the stock are gone

  Rule: An order is cancelled until it leaves

    Scenario: The buyer cancels a paid order
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      And the guest watches the order
      When the guest pays with a valid card
      And the desk has it on its list
      And the guest cancels the order
      Then the screen shows type CANCEL_REQUESTED
      And the order becomes CANCELLED, REFUNDED, CANCELLED
      And the desk cannot send 1 any more
      And the guest was mailed:
        | Your receipt for order #  |
        | Your order # is cancelled |
        | Your refund for order #   |
      And the store keeps nothing
      And 0 of the stock are gone

    Scenario: The buyer is too late
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a valid card
      And the desk sends 1
      Then the order becomes SHIPPED, PAID, SHIPPED
      When the guest cancels the order
      Then the store refuses with ORDER_NOT_CANCELLABLE
      And the order is SHIPPED, PAID, SHIPPED
      And the store keeps everything

    Scenario: The staff cancel what has not left
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a valid card
      And the desk sends 1
      Then the order becomes PROCESSING, PAID, PARTIALLY_SHIPPED
      When the staff cancel the order
      Then the order becomes SHIPPED, PARTIALLY_REFUNDED, SHIPPED
      And the desk cannot send 1 any more
      And the store keeps everything but 1
      And 1 of the stock is gone

    Scenario: The staff cancel while the desk sends
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a valid card
      And the staff cancel the order while the desk sends 2
      Then either all 2 are sent and paid, or none is and all money goes back

    Scenario: The staff cancel what nobody has paid
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      Then the staff find the order among the newest
      When the staff cancel the order
      Then the order becomes CANCELLED, VOIDED, NOT_REQUESTED
      And 0 of the stock are gone

  Rule: Goods come back

    Scenario: The store takes one back
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      And the guest watches the order
      When the guest pays with a valid card
      And the desk sends 2
      And all parcels arrive
      Then the order becomes DELIVERED, PAID, DELIVERED
      When the guest asks to send 1 back
      And the staff agree
      Then the screen shows type RETURN_APPROVED
      When it comes back, and can be sold again
      Then the order becomes DELIVERED, PARTIALLY_REFUNDED, DELIVERED
      And the guest was mailed:
        | Your receipt for order #   |
        | Your order # is on its way |
        | Your return of order #     |
        | Your refund for order #    |
      And the store keeps everything but 1
      And 1 of the stock is gone

    Scenario: The store does not take it back
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      And the guest watches the order
      When the guest pays with a valid card
      And the desk sends 1
      And all parcels arrive
      Then the order becomes DELIVERED, PAID, DELIVERED
      When the guest asks to send 1 back
      And the staff do not agree
      Then the screen shows type RETURN_DECLINED
      And the return is DECLINED
      And the guest was mailed:
        | Your receipt for order #   |
        | Your order # is on its way |
        | Your return of order #     |
      And the guest reads in the mail "Your return of order #": "cannot take it back"
      And the order is DELIVERED, PAID, DELIVERED
      And the store keeps everything
      And 1 of the stock is gone

  Rule: Money goes back, and never more than was paid

    Scenario: The staff pay back a piece, its shipping, and a little more
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a valid card
      And the desk has it on its list
      And the staff pay back 1 and the shipping
      Then the store keeps everything but 1 and the shipping
      When the staff pay back NZD 1.50
      Then the order becomes PROCESSING, PARTIALLY_REFUNDED, ACCEPTED
      And the staff cannot pay back NZD 5000.00
      And the guest was mailed:
        | Your receipt for order # |
        | Your refund for order #  |
        | Your refund for order #  |

    Scenario: A refund fails, and is made again
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      And the payment system will fail the next refund
      When the guest pays with a valid card
      And the desk has it on its list
      And the staff pay back NZD 2.00
      Then the order says that the refund failed
      And the store keeps everything
      When the staff make that refund once more
      Then the store keeps everything but NZD 2.00

    Scenario: Somebody pays back a part in the payment system
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a valid card
      And the desk has it on its list
      And somebody pays back NZD 2.00 in the payment system
      Then the order becomes PROCESSING, PARTIALLY_REFUNDED, ACCEPTED
      And the store keeps everything but NZD 2.00
      And the guest was mailed:
        | Your receipt for order # |
        | Your refund for order #  |

    Scenario: Somebody pays back everything in the payment system
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a valid card
      And the desk has it on its list
      And somebody pays back everything in the payment system
      Then the order becomes CANCELLED, REFUNDED, CANCELLED
      And the desk cannot send 1 any more
      And the store keeps nothing
      And 0 of the stock are gone

    Scenario: The buyer's bank takes the payment back, for good
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a valid card
      And the desk has it on its list
      And the guest's bank takes the payment back
      Then the order becomes CANCELLED, DISPUTED, CANCELLED
      And the desk cannot send 1 any more
      When the bank decides for the guest
      Then the order becomes CANCELLED, DISPUTED, CANCELLED
      And 0 of the stock are gone

    Scenario: The buyer's bank takes a part of the payment back, for good
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a valid card
      And the desk sends 2
      And all parcels arrive
      Then the order becomes DELIVERED, PAID, DELIVERED
      When the guest's bank takes NZD 10.00 back
      Then the order becomes DELIVERED, DISPUTED, DELIVERED
      When the bank decides for the guest
      Then NZD 10.00 of the order are paid back in the reports
      And the order is DELIVERED, DISPUTED, DELIVERED
      And 2 of the stock are gone

    Scenario: The buyer's bank takes a part of the payment back, and returns it
      Given a guest with 2 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a valid card
      And the desk sends 2
      And the guest's bank takes NZD 10.00 back
      Then the order becomes SHIPPED, DISPUTED, SHIPPED
      When the bank decides for the store
      Then the order becomes SHIPPED, PAID, SHIPPED
      And the store keeps everything

  Rule: An order is paid once

    Scenario: Two payment pages are paid
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      And the order has a second payment page
      When the guest pays with a valid card
      Then the order becomes PROCESSING, PAID, ACCEPTED
      When the guest pays on the second page, too
      Then the guest was mailed:
        | Your receipt for order #                |
        | We are returning a payment for order #  |
      And the store keeps everything
      And the order is PROCESSING, PAID, ACCEPTED
      And 1 of the stock is gone

  Rule: A payment may have to be looked at

    Scenario: It is approved
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a card that is put up for review
      Then the order becomes ON_HOLD, PAID, NOT_REQUESTED
      When somebody approves the payment that is up for review
      And the desk sends 1
      Then the order becomes SHIPPED, PAID, SHIPPED
      And the store keeps everything

    Scenario: It goes back
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a card that is put up for review
      Then the order becomes ON_HOLD, PAID, NOT_REQUESTED
      When somebody returns the payment that is up for review
      Then the order becomes CANCELLED, REFUNDED, NOT_REQUESTED
      And the store keeps nothing
      And 0 of the stock are gone

  Rule: A receipt can be had again

    Scenario: Three times a day, and once for each request
      Given a guest with 1 of a digital product in the cart
      And the guest has gone on to the payment page
      When the guest asks for the receipt again
      Then the store refuses with ORDER_NOT_PAID
      When the guest pays with a valid card
      Then the order becomes DELIVERED, PAID, DELIVERED
      When the guest asks for the receipt again
      And the guest asks for the receipt with the same key
      And the guest asks for the receipt again
      And the guest asks for the receipt again
      And the guest asks for the receipt again
      Then the store refuses with RATE_LIMITED
      And the guest was mailed:
        | Your receipt for order #            |
        | Your downloads of order # are ready |
        | Your receipt for order #            |
        | Your receipt for order #            |
        | Your receipt for order #            |

  Rule: A payment may take its time

    Scenario: A card that the bank wants confirmed
      Given a guest with 1 of a digital product in the cart
      And the guest has gone on to the payment page
      When the guest pays with a card that needs confirmation
      Then the order waits for the guest: REQUIRES_ACTION
      When the guest confirms at the bank
      Then the order becomes DELIVERED, PAID, DELIVERED

    Scenario: A debit that succeeds
      Given a guest with 1 of a digital product in the cart
      And the guest has gone on to the payment page
      When the guest lets a bank account be debited
      Then the order becomes PENDING_PAYMENT, PROCESSING, NOT_REQUESTED
      When the debit succeeds
      Then the order becomes DELIVERED, PAID, DELIVERED

    Scenario: A debit that fails
      Given a guest with 1 of a scarce product in the cart
      And the guest has gone on to the payment page
      When the guest lets a bank account be debited
      Then the order becomes PENDING_PAYMENT, PROCESSING, NOT_REQUESTED
      When the debit fails
      Then the order becomes EXPIRED, VOIDED, NOT_REQUESTED
      And 0 of the stock are gone
