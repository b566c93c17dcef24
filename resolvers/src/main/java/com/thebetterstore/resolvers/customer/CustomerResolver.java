package com.thebetterstore.resolvers.customer;

import static com.thebetterstore.resolvers.Callers.customer;

import com.thebetterstore.platform.function.AppSyncResolver;
import com.thebetterstore.platform.function.RequestReader;
import com.thebetterstore.resolvers.ShopWiring;
import com.thebetterstore.resolvers.customer.CustomerApi.*;
import java.util.Map;

/// `Query.me` and what it leads to but the cart, the changes of what a customer keeps, and its
/// erasure; and the staff's list of everybody's orders, which is made as a customer's is.
public final class CustomerResolver extends AppSyncResolver {

  /// The constructor that Lambda calls.
  public CustomerResolver() {
    this(ShopWiring.processEnvironment());
  }

  public CustomerResolver(Map<String, String> environment) {
    this(ShopWiring.of(environment));
    rehearsesIn(environment, CustomerResolver::new);
  }

  private CustomerResolver(ShopWiring shop) {
    this(shop.requests(), CustomerWiring.api(shop), CustomerWiring.staffOrders(shop));
  }

  CustomerResolver(RequestReader requests, CustomerApi api, StaffOrdersApi staff) {
    super(
        requests,
        field("Query.me", Nothing.class, (caller, _) -> api.me(customer(caller))),
        field("Customer.addresses", Nothing.class, (caller, _) -> api.addresses(customer(caller))),
        field(
            "Customer.orders",
            Orders.class,
            (caller, asked) -> api.orders(asked, customer(caller))),
        staffField("Query.staffOrders", Orders.class, (_, asked) -> staff.orders(asked)),
        field(
            "Mutation.customerAddressSave",
            AddressSave.class,
            (caller, asked) -> api.save(asked, customer(caller))),
        field(
            "Mutation.customerAddressRemove",
            AddressRemove.class,
            (caller, asked) -> api.remove(asked, customer(caller))),
        field(
            "Mutation.customerDataErase",
            Nothing.class,
            (caller, _) -> api.erase(customer(caller), caller.cause())));
  }
}
