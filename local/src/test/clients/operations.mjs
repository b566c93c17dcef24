// What the clients ask of the API.

export const ORDER = `query Order($id: ID!, $token: String) {
  order(id: $id, accessToken: $token) { id watchKey version status paymentStatus fulfilmentStatus }
}`;

export const ORDER_STATUS = `subscription OrderStatus($watchKey: ID!) {
  orderStatusChanged(watchKey: $watchKey) { orderId version type status paymentStatus fulfilmentStatus at }
}`;
