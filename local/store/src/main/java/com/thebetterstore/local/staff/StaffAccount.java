package com.thebetterstore.local.staff;

import com.thebetterstore.cloud.key.DataFolderKey;
import com.thebetterstore.local.StoreAddress;
import com.thebetterstore.local.buyer.Browser;
import com.thebetterstore.local.buyer.ShopApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The account by which programs of this machine work in the store: a member of the staff whose
/// password nobody types. It is made when it is first used.
public final class StaffAccount {

  private static final String ADDRESS = "dispatch-desk@thebetterstore.example";
  private static final String NAME = "Dispatch desk";

  /// Shorter than a token lives.
  private static final Duration KEPT = Duration.ofMinutes(20);

  private final StoreAddress store;
  private final DataFolderKey key;
  private final InstantSource clock;
  private final Browser browser = new Browser();
  private volatile Optional<SignIn> signIn = Optional.empty();
  private String token = "";
  private Instant renewAt = Instant.MIN;

  /// @param key of the store's data folder, from which the password is derived
  public StaffAccount(StoreAddress store, DataFolderKey key, InstantSource clock) {
    this.store = store;
    this.key = key;
    this.clock = clock;
  }

  /// The store's API as the staff have it.
  public ShopApi api() {
    return ShopApi.signedIn(browser, store.graphql(), this::token);
  }

  private synchronized String token() {
    var now = clock.instant();
    if (!now.isBefore(renewAt)) {
      token = signedIn(now);
      renewAt = now.plus(KEPT);
    }
    return token;
  }

  /// Signs in once more, in the two round trips that it takes; [#api] has been used before.
  ///
  /// @return an access token
  public String signInAnew() {
    return signIn.orElseThrow().accessToken(ADDRESS, password(), clock.instant());
  }

  private String password() {
    return key.derive("password of " + ADDRESS);
  }

  private String signedIn(Instant now) {
    try {
      StaffMembers.onThisMachine(store, key).addProgram(ADDRESS, NAME, password());
      var found = new SignIn(SignIn.config(store), browser, new SecureRandom());
      signIn = Optional.of(found);
      return found.accessToken(ADDRESS, password(), now);
    } catch (AwsJson.Refused refused) {
      throw new IllegalStateException("the user pool refused: " + refused.getMessage(), refused);
    } catch (IOException noAnswer) {
      throw new UncheckedIOException("the user pool does not answer", noAnswer);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", stopped);
    }
  }
}
