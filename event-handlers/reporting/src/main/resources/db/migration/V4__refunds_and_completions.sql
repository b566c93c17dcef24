-- An order has any number of refunds: each is a fact of its own, with the part of the order's tax
-- that went back with it. One that was confirmed and failed after all is a fact below zero.
CREATE TABLE reporting.order_refunds (
  order_id            text NOT NULL,
  refund_id           text NOT NULL,
  order_number        text NOT NULL,
  currency            char(3) NOT NULL,
  amount_minor_units  bigint NOT NULL CHECK (amount_minor_units <> 0),
  tax_minor_units     bigint,
  cause               text,
  refunded_at         timestamptz(3) NOT NULL,
  PRIMARY KEY (order_id, refund_id)
);

-- Until now an order had one refund, of all that was paid for it, in reporting.refunds. The loader
-- of the version before goes on writing there until it is replaced, and again after a roll-back.
CREATE FUNCTION reporting.take_whole_refund() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO reporting.order_refunds
    (order_id, refund_id, order_number, currency, amount_minor_units, tax_minor_units, refunded_at)
  SELECT NEW.order_id, NEW.order_id, NEW.order_number, NEW.currency, NEW.amount_minor_units,
    (SELECT tax_minor_units FROM reporting.orders WHERE orders.order_id = NEW.order_id),
    NEW.refunded_at
  ON CONFLICT (order_id, refund_id) DO NOTHING;
  RETURN NULL;
END
$$;

CREATE TRIGGER take_whole_refund AFTER INSERT ON reporting.refunds
  FOR EACH ROW EXECUTE FUNCTION reporting.take_whole_refund();

INSERT INTO reporting.order_refunds
  (order_id, refund_id, order_number, currency, amount_minor_units, tax_minor_units, refunded_at)
SELECT refunds.order_id, refunds.order_id, refunds.order_number, refunds.currency,
  refunds.amount_minor_units, orders.tax_minor_units, refunds.refunded_at
FROM reporting.refunds LEFT JOIN reporting.orders ON orders.order_id = refunds.order_id;

-- When everything of an order had reached its buyer.
CREATE TABLE reporting.completions (
  order_id      text PRIMARY KEY,
  order_number  text NOT NULL,
  completed_at  timestamptz(3) NOT NULL
);

GRANT SELECT, INSERT ON reporting.order_refunds, reporting.completions TO reports_writer;
