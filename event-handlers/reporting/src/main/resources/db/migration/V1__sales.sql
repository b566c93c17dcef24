-- What was sold, refunded and cancelled. Each fact is a row of its own, keyed by its order, so that
-- events may come in any order and any number of times.
CREATE SCHEMA IF NOT EXISTS reporting;

CREATE TABLE reporting.orders (
  order_id              text PRIMARY KEY,
  order_number          text NOT NULL UNIQUE,
  currency              char(3) NOT NULL,
  total_minor_units     bigint NOT NULL CHECK (total_minor_units >= 0),
  tax_minor_units       bigint NOT NULL CHECK (tax_minor_units >= 0),
  shipping_minor_units  bigint NOT NULL CHECK (shipping_minor_units >= 0),
  placed_at             timestamptz NOT NULL,
  confirmed_at          timestamptz NOT NULL
);

-- The monthly report reads orders by the time they were paid.
CREATE INDEX orders_by_confirmation ON reporting.orders (confirmed_at);

CREATE TABLE reporting.order_lines (
  order_id                text NOT NULL REFERENCES reporting.orders,
  line_number             int NOT NULL CHECK (line_number > 0),
  sku                     text NOT NULL,
  product_id              text NOT NULL,
  name                    text NOT NULL,
  type                    text NOT NULL,
  quantity                int NOT NULL CHECK (quantity > 0),
  unit_price_minor_units  bigint NOT NULL,
  total_minor_units       bigint NOT NULL,
  tax_minor_units         bigint NOT NULL,
  PRIMARY KEY (order_id, line_number)
);

-- No reference to reporting.orders: a late payment is refunded although it never was a sale, and a
-- refund may be told before its sale.
CREATE TABLE reporting.refunds (
  order_id            text PRIMARY KEY,
  order_number        text NOT NULL,
  currency            char(3) NOT NULL,
  amount_minor_units  bigint NOT NULL CHECK (amount_minor_units > 0),
  refunded_at         timestamptz NOT NULL
);

CREATE TABLE reporting.cancellations (
  order_id      text PRIMARY KEY,
  order_number  text NOT NULL,
  reason        text NOT NULL,
  cancelled_at  timestamptz NOT NULL
);
