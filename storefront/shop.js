import { startNotice } from "./notice.js";
import { startProducts } from "./products.js";

startNotice();
startProducts();
