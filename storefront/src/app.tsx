import { ErrorBoundary } from "preact-iso/lazy";
import { LocationProvider, Route, Router } from "preact-iso/router";
import { cart } from "./cart/cart";
import { CartDrawer } from "./cart/drawer";
import Home from "./catalogue/home";
import { loadInTime, loading, pageOf } from "./ui/later";
import { Layout } from "./ui/layout";

// The home page comes with the shop; the others when they are opened.
const checkout = () => import("./checkout/checkout");
const order = () => import("./order/order-page");
const Product = pageOf(() => import("./catalogue/product"));
const Cart = pageOf(() => import("./cart/cart-page"));
const Checkout = pageOf(checkout);
const Order = pageOf(order);
const Account = pageOf(() => import("./account/account-pages"));
const FindOrder = pageOf(() => import("./account/find-order"));
const NotFound = pageOf(() => import("./ui/not-found"));

// Whoever has something in the cart goes this way, whatever becomes of the network.
loadInTime(() => cart.count.value > 0, checkout, order);

export function App() {
  return (
    <LocationProvider>
      <Layout>
        <ErrorBoundary>
          <Router onLoadStart={() => (loading.value = true)} onLoadEnd={() => (loading.value = false)}>
            <Route path="/" component={Home} />
            <Route path="/c/:category" component={Home} />
            <Route path="/p/:sku/:name?" component={Product} />
            <Route path="/cart" component={Cart} />
            <Route path="/checkout" component={Checkout} />
            <Route path="/account/:page?" component={Account} />
            <Route path="/orders/find" component={FindOrder} />
            <Route path="/orders/:number" component={Order} />
            <Route default component={NotFound} />
          </Router>
        </ErrorBoundary>
      </Layout>
      <CartDrawer />
    </LocationProvider>
  );
}
