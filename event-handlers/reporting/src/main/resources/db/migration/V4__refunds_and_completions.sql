-- An order has any number of refunds: each is a fact of its own, with the part of the order's tax
-- that went back with it. One that was confirmed and failed after all is a fact below zero.
ALTER TABLE reporting.refunds
  ADD COLUMN refund_id text,
  ADD COLUMN tax_minor_units bigint,
  ADD COLUMN cause text;

-- Until now an order had one refund, of all that was paid for it.
UPDATE reporting.refunds SET refund_id = order_id;

UPDATE reporting.refunds
  SET tax_minor_units = orders.tax_minor_units
  FROM reporting.orders
  WHERE orders.order_id = refunds.order_id;

ALTER TABLE reporting.refunds
  ALTER COLUMN refund_id SET NOT NULL,
  DROP CONSTRAINT refunds_pkey,
  ADD PRIMARY KEY (order_id, refund_id),
  DROP CONSTRAINT refunds_amount_minor_units_check,
  ADD CHECK (amount_minor_units <> 0);

-- When everything of an order had reached its buyer.
CREATE TABLE reporting.completions (
  order_id      text PRIMARY KEY,
  order_number  text NOT NULL,
  completed_at  timestamptz(3) NOT NULL
);

GRANT SELECT, INSERT ON reporting.completions TO reports_writer;
