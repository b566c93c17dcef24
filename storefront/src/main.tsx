import { render } from "preact";
import { startAccount } from "./account/account";
import { App } from "./app";
import { startCart } from "./cart/cart";
import { startNotice } from "./order/return-notice";
import "./shop.css";
import { startScrollKeeping } from "./ui/page";

startAccount();
startCart();
startNotice();
startScrollKeeping();
render(<App />, document.getElementById("shop")!);
