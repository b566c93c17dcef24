// The addresses of the catalogue's pages.

/** A product's page; the name is for readers, the sku says which. */
export function productAddress({ sku, name }: { sku: string; name: string }): string {
  const words = name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/g, "");
  return `/p/${encodeURIComponent(sku)}/${encodeURIComponent(words)}`;
}

/** A list's page. */
export function listAddress({ category, search, pages = 1 }: { category?: string; search?: string; pages?: number }): string {
  const query = new URLSearchParams();
  if (search) query.set("search", search);
  if (pages > 1) query.set("pages", String(pages));
  const path = category ? `/c/${encodeURIComponent(category)}` : "/";
  return query.size > 0 ? `${path}?${query}` : path;
}
