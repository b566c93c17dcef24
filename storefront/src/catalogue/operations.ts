// Written by `npm run documents`.

import type { Operation } from "../api/send";
import type { CategoriesQuery, CategoriesQueryVariables, ProductBySkuQuery, ProductBySkuQueryVariables, ProductsQuery, ProductsQueryVariables, ShippingOffersQuery, ShippingOffersQueryVariables } from "../api/types";

export const Categories = "query Categories{categories{name productCount}}" as Operation<CategoriesQuery, CategoriesQueryVariables>;

export const Products = "query Products($filter:ProductFilter$first:Int$after:String){products(filter:$filter first:$first after:$after){edges{node{...Tile}}pageInfo{hasNextPage endCursor}}}fragment Tile on Product{id sku name category type price{...Price}imageUrl availability maxQuantityPerOrder}fragment Price on Money{minorUnits currencyCode amount}" as Operation<ProductsQuery, ProductsQueryVariables>;

export const ProductBySku = "query ProductBySku($sku:String!){product(sku:$sku){...Tile description}}fragment Tile on Product{id sku name category type price{...Price}imageUrl availability maxQuantityPerOrder}fragment Price on Money{minorUnits currencyCode amount}" as Operation<ProductBySkuQuery, ProductBySkuQueryVariables>;

export const ShippingOffers = "query ShippingOffers{storeSettings{shippingOffers{id name price{...Price}freeFrom{...Price}minDays maxDays}}}fragment Price on Money{minorUnits currencyCode amount}" as Operation<ShippingOffersQuery, ShippingOffersQueryVariables>;
