import { render } from "preact";
// First, so that what a part of the shop says of its look goes before it.
import "./shop.css";
import { startAccount } from "./account/account";
import { startCartOfCustomer } from "./account/account-cart";
import { App } from "./app";
import { startCart } from "./cart/cart";
import { startNotice } from "./order/return-notice";
import { startFocusKeeping } from "./ui/focus";
import { startScrollKeeping } from "./ui/page";

startAccount();
startCart();
startCartOfCustomer();
startNotice();
startScrollKeeping();
startFocusKeeping();
render(<App />, document.getElementById("shop")!);
