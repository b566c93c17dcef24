-- What discount codes took off. Totals are what was charged, without it; what was sold before there
-- were discounts had none.
ALTER TABLE reporting.orders
  ADD COLUMN discount_minor_units bigint NOT NULL DEFAULT 0 CHECK (discount_minor_units >= 0);

ALTER TABLE reporting.order_lines
  ADD COLUMN discount_minor_units bigint NOT NULL DEFAULT 0 CHECK (discount_minor_units >= 0);
