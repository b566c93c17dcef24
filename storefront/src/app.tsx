import lazy, { ErrorBoundary } from "preact-iso/lazy";
import { LocationProvider, Route, Router } from "preact-iso/router";
import { CartDrawer } from "./cart/drawer";
import Home from "./catalogue/home";
import { Layout } from "./ui/layout";

// The home page comes with the shop; the others when they are opened.
const Product = lazy(() => import("./catalogue/product"));
const Cart = lazy(() => import("./cart/cart-page"));
const Checkout = lazy(() => import("./checkout/checkout"));
const Order = lazy(() => import("./order/order-page"));
const Account = lazy(() => import("./account/account-pages"));
const FindOrder = lazy(() => import("./account/find-order"));
const NotFound = lazy(() => import("./ui/not-found"));

export function App() {
  return (
    <LocationProvider>
      <Layout>
        <ErrorBoundary>
          <Router>
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
