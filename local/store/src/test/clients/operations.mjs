// What the clients ask of the API.

export const ORDER = `query Order($id: ID!, $token: String) {
  order(id: $id, accessToken: $token) { id watchKey version status paymentStatus fulfilmentStatus }
}`;

export const ORDER_STATUS = `subscription OrderStatus($watchKey: ID!) {
  orderStatusChanged(watchKey: $watchKey) { orderId version type status paymentStatus fulfilmentStatus at }
}`;

export const PRODUCTS = `query Products($search: String) {
  products(first: 3, filter: { search: $search }) { edges { node { id name } } }
}`;

export const NEW_CART = `mutation NewCart { cartCreate(input: {}) { cart { id } userErrors { code } } }`;

export const PUBLISH = `mutation Publish($order: ID!, $watchKey: ID!, $version: Int!, $at: AWSDateTime!) {
  orderStatusPublish(watchKey: $watchKey, orderId: $order, orderNumber: "TBS-0000-0000", version: $version,
    type: FULFILMENT_ACCEPTED, status: PROCESSING, paymentStatus: PAID, fulfilmentStatus: ACCEPTED, at: $at) {
    orderId version
  }
}`;
