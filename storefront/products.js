// The grid of products: category, search, and further pages.

import { query } from "./api.js";

const PRODUCTS = `query Products($filter: ProductFilter, $after: String) {
  products(filter: $filter, after: $after) {
    edges { node { id name description category price { amount currencyCode } availability maxQuantityPerOrder } }
    pageInfo { hasNextPage endCursor }
  }
}`;

const form = document.querySelector("#search");
const category = document.querySelector("#category");
const list = document.querySelector("#product-list");
const state = document.querySelector("#products-state");
const more = document.querySelector("#more");
const template = document.querySelector("#product");

let next = null;
let latest = 0;

export function startProducts() {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
  });
  category.addEventListener("change", () => show());
  more.addEventListener("click", () => load(next));
  return show();
}

function show() {
  list.replaceChildren();
  return load(null);
}

async function load(after) {
  // A slow answer to an earlier question must not overwrite the answer to this one.
  const question = ++latest;
  state.textContent = "Loading the products…";
  more.hidden = true;
  try {
    const { products } = await query(PRODUCTS, { filter: filter(), after });
    if (question === latest) render(products);
  } catch (error) {
    if (question !== latest) return;
    console.error(error);
    state.textContent = "The products could not be read. Try again in a moment.";
    more.textContent = "Try again";
    more.hidden = false;
    next = after;
  }
}

function filter() {
  const search = form.elements.search.value.trim();
  return {
    ...(category.value && { category: category.value }),
    ...(search.length >= 2 && { search }),
  };
}

function render({ edges, pageInfo }) {
  const first = list.children.length;
  list.append(...edges.map(({ node }) => tile(node)));
  edges.forEach(({ node }) => offerCategory(node.category));
  const count = list.children.length;
  state.textContent = count === 0 ? "No product matches." : count === 1 ? "1 product" : `${count} products`;
  if (pageInfo.hasNextPage) state.textContent += " so far";
  next = pageInfo.endCursor;
  more.textContent = "Show more products";
  more.hidden = !pageInfo.hasNextPage;
  // The button that was pressed may be gone: go on reading at the first new product.
  if (first > 0 && more.hidden) {
    list.children[first]?.setAttribute("tabindex", "-1");
    list.children[first]?.focus();
  }
}

function tile(product) {
  const item = template.content.cloneNode(true).firstElementChild;
  item.querySelector(".name").textContent = product.name;
  item.querySelector(".description").textContent = product.description;
  item.querySelector(".price").textContent = money(product.price);
  const stock = item.querySelector(".stock");
  stock.textContent = availability(product);
  stock.dataset.availability = product.availability;
  return item;
}

function offerCategory(name) {
  if ([...category.options].some((option) => option.value === name)) return;
  const before = [...category.options].find((option) => option.value && option.value > name);
  category.insertBefore(new Option(name, name), before ?? null);
}

function money({ amount, currencyCode }) {
  return new Intl.NumberFormat("en-NZ", { style: "currency", currency: currencyCode }).format(amount);
}

function availability({ availability, maxQuantityPerOrder }) {
  switch (availability) {
    case "IN_STOCK":
      return "In stock";
    case "LOW_STOCK":
      return `Only ${maxQuantityPerOrder} left`;
    case "OUT_OF_STOCK":
      return "Out of stock";
    case "DISCONTINUED":
      return "No longer sold";
    default:
      return "Ask us about stock";
  }
}
