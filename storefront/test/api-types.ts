// The types that the build leaves for other storefronts, used as one would: this has to compile.

import type { CartLineInput, ErrorCode, MutationCartLinesAddArgs, Order, Query } from "../target/api/index.d.ts";

export const names = (order: Order): string[] => order.lines.map(({ name }) => name);

export const read = ({ order }: Pick<Query, "order">): string => order?.recipientName ?? "nobody";

export const asked: MutationCartLinesAddArgs = { cartId: "cart_1", lines: [{ productId: "prd_1", quantity: 2 }] };

export const known: ErrorCode = "ORDER_UNDER_WAY";

// @ts-expect-error: a quantity is a number.
export const wrong: CartLineInput = { productId: "prd_1", quantity: "two" };

// @ts-expect-error: prices come from the store.
export const cheap: CartLineInput = { productId: "prd_1", price: 1 };
