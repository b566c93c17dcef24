import { render } from "preact";
import { startAccount } from "./account/account";
import { startCartOfCustomer } from "./account/account-cart";
import { App } from "./app";
import { startCart } from "./cart/cart";
import { startNotice } from "./order/return-notice";
import "./shop.css";
import { startScrollKeeping } from "./ui/page";

startAccount();
startCart();
startCartOfCustomer();
startNotice();
startScrollKeeping();
render(<App />, document.getElementById("shop")!);
