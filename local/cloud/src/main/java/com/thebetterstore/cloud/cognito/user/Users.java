package com.thebetterstore.cloud.cognito.user;

import com.thebetterstore.cloud.durable.DurableFile;
import com.thebetterstore.cloud.durable.DurableMap;
import java.util.Optional;
import java.util.stream.Stream;

/// The users of one pool, by `sub` and by address. Change them only inside [DurableFile#change].
public final class Users {

  /// Whose address it is.
  private record Owner(String sub) {}

  private final PoolSettings pool;
  private final DurableMap<User> users;
  private final DurableMap<Owner> addresses;

  /// Those that the file holds of this pool.
  public Users(DurableFile file, PoolSettings pool) {
    this.pool = pool;
    this.users = file.map("users/" + pool.id(), User.class);
    this.addresses = file.map("addresses/" + pool.id(), Owner.class);
  }

  /// The user with that `sub`.
  public Optional<User> bySub(String sub) {
    return users.get(sub);
  }

  /// The user whose `sub` or address that is.
  public Optional<User> byName(String name) {
    return users
        .get(name)
        .or(() -> addresses.get(pool.key(name)).flatMap(owner -> users.get(owner.sub())));
  }

  /// Adds a user, or puts it in the place of the one with its `sub`.
  public void put(User user) {
    users.get(user.sub()).ifPresent(before -> addresses.remove(pool.key(before.email())));
    users.put(user.sub(), user);
    addresses.put(pool.key(user.email()), new Owner(user.sub()));
  }

  /// Takes a user away.
  public void remove(User user) {
    users.remove(user.sub());
    addresses.remove(pool.key(user.email()));
  }

  /// All of them.
  public Stream<User> all() {
    return users.all();
  }
}
