// A list of products that has been read so far, kept while the page lives: whoever comes back finds it as it was.

import { signal } from "@preact/signals";
import { send } from "../api/send";
import type { ProductFilter, TileFragment as Tile } from "../api/types";
import { Products } from "./operations";

export type { Tile };

/** How many products a page has. */
export const PAGE = 25;
// The most that the API gives at once.
const MOST_AT_ONCE = 100;

export interface Wanted {
  category?: string | undefined;
  search?: string | undefined;
}

export class Listing {
  readonly tiles = signal<readonly Tile[]>([]);
  readonly state = signal<"loading" | "ready" | "failed">("loading");
  /** Whether more follow. */
  readonly more = signal(true);
  readonly #filter: ProductFilter;
  #after: string | null = null;
  #reading = false;

  constructor({ category, search }: Wanted) {
    this.#filter = { ...(category && { category }), ...(search && { search }) };
  }

  /** Reads on until this many pages are there, or the end is. */
  async upTo(pages: number): Promise<void> {
    if (this.#reading) return;
    this.#reading = true;
    this.state.value = "loading";
    try {
      // A page may be short, even empty, although others follow.
      for (let lacking = 1; this.more.value && lacking > 0; ) {
        lacking = pages * PAGE - this.tiles.value.length;
        if (lacking > 0) await this.#read(Math.min(lacking, MOST_AT_ONCE));
      }
      this.state.value = "ready";
    } catch (unreachable) {
      console.warn(unreachable);
      this.state.value = "failed";
    } finally {
      this.#reading = false;
    }
  }

  async #read(first: number): Promise<void> {
    const { products } = await send(Products, { filter: this.#filter, first, after: this.#after });
    this.tiles.value = [...this.tiles.value, ...products.edges.map(({ node }) => node)];
    this.#after = products.pageInfo.endCursor ?? this.#after;
    this.more.value = products.pageInfo.hasNextPage;
  }
}

const FRESH_FOR = 60_000;
const MOST_KEPT = 20;
const kept = new Map<string, { listing: Listing; since: number }>();

/** The list of what is wanted, as it was read a moment ago or to be read now. */
export function listingOf(wanted: Wanted): Listing {
  const key = JSON.stringify([wanted.category, wanted.search]);
  const known = kept.get(key);
  if (known && Date.now() - known.since < FRESH_FOR && known.listing.state.value !== "failed") return known.listing;
  const listing = new Listing(wanted);
  kept.delete(key);
  kept.set(key, { listing, since: Date.now() });
  if (kept.size > MOST_KEPT) kept.delete(kept.keys().next().value as string);
  return listing;
}
