-- A time is kept to the millisecond, as the API and the events tell it. What was written with more
-- decimals loses them as it does there: cut off, not rounded.
ALTER TABLE reporting.orders
  ALTER COLUMN placed_at TYPE timestamptz(3) USING date_trunc('milliseconds', placed_at),
  ALTER COLUMN confirmed_at TYPE timestamptz(3) USING date_trunc('milliseconds', confirmed_at);

ALTER TABLE reporting.refunds
  ALTER COLUMN refunded_at TYPE timestamptz(3) USING date_trunc('milliseconds', refunded_at);

ALTER TABLE reporting.cancellations
  ALTER COLUMN cancelled_at TYPE timestamptz(3) USING date_trunc('milliseconds', cancelled_at);
