package com.thebetterstore.ordering.table;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// A client that remembers which operations it was asked for.
public final class CountedDynamoDb {

  private final List<String> calls = new ArrayList<>();
  private final DynamoDbClient client;

  public CountedDynamoDb(DynamoDbClient counted) {
    this.client =
        (DynamoDbClient)
            Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (_, method, arguments) -> {
                  calls.add(method.getName());
                  try {
                    return method.invoke(counted, arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getTargetException();
                  }
                });
  }

  public DynamoDbClient client() {
    return client;
  }

  /// In the order they came, until they are cleared.
  public List<String> calls() {
    return calls;
  }
}
