package com.thebetterstore.cloud.cognito.user;

import com.thebetterstore.cloud.cognito.srp.Verifier;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// One user. Its `sub` is its user name as well, as in every pool whose users sign in by address.
///
/// @param attributes without `sub`
/// @param createdAt epoch seconds
/// @param modifiedAt epoch seconds
public record User(
    String sub,
    Credentials credentials,
    Map<String, String> attributes,
    List<String> groups,
    Map<Code.Purpose, Code> codes,
    List<Session> sessions,
    long createdAt,
    long modifiedAt) {

  /// In Cognito's words.
  public enum Status {
    UNCONFIRMED,
    CONFIRMED,
    FORCE_CHANGE_PASSWORD,
    RESET_REQUIRED
  }

  public User {
    attributes = Map.copyOf(attributes);
    groups = List.copyOf(groups);
    codes = Map.copyOf(codes);
    sessions = List.copyOf(sessions);
  }

  /// Somebody who was not known before.
  public static User create(
      String sub, Status status, Verifier password, Map<String, String> attributes, long now) {
    var credentials = new Credentials(status, true, password, 0);
    return new User(sub, credentials, attributes, List.of(), Map.of(), List.of(), now, now);
  }

  public Status status() {
    return credentials.status();
  }

  public boolean enabled() {
    return credentials.enabled();
  }

  public Verifier password() {
    return credentials.password();
  }

  /// When a password that an administrator gave ends, epoch seconds; 0 if it is the user's own.
  public long temporaryUntil() {
    return credentials.temporaryUntil();
  }

  /// The address by which the user signs in.
  public String email() {
    return attributes.getOrDefault("email", "");
  }

  /// Whether the user has shown to read that address's mail.
  public boolean hasVerifiedEmail() {
    return attributes.getOrDefault("email_verified", "false").equals("true");
  }

  /// The code that works for this at this time.
  public Optional<Code> code(Code.Purpose purpose, long now) {
    return Optional.ofNullable(codes.get(purpose)).filter(code -> now < code.expiresAt());
  }

  /// Its session with that id.
  public Optional<Session> session(String id) {
    return sessions.stream().filter(session -> session.id().equals(id)).findFirst();
  }

  private User with(Credentials changed) {
    return new User(sub, changed, attributes, groups, codes, sessions, createdAt, modifiedAt);
  }

  public User with(Status changed) {
    return with(credentials.with(changed));
  }

  public User withEnabled(boolean changed) {
    return with(credentials.withEnabled(changed));
  }

  /// With a password of the user's own.
  public User with(Verifier changed) {
    return withTemporary(changed, 0);
  }

  /// With a password that ends.
  ///
  /// @param until epoch seconds
  public User withTemporary(Verifier changed, long until) {
    return with(credentials.with(changed, until));
  }

  /// With these attributes more, or with other values.
  public User with(Map<String, String> changed) {
    var all = new HashMap<>(attributes);
    all.putAll(changed);
    return new User(sub, credentials, all, groups, codes, sessions, createdAt, modifiedAt);
  }

  public User withGroups(List<String> changed) {
    return new User(sub, credentials, attributes, changed, codes, sessions, createdAt, modifiedAt);
  }

  /// With a code that ends an earlier one for the same purpose.
  public User with(Code.Purpose purpose, Code code) {
    var all = new HashMap<>(codes);
    all.put(purpose, code);
    return withCodes(all);
  }

  /// With no code for this.
  public User without(Code.Purpose purpose) {
    var all = new HashMap<>(codes);
    all.remove(purpose);
    return withCodes(all);
  }

  private User withCodes(Map<Code.Purpose, Code> changed) {
    return new User(sub, credentials, attributes, groups, changed, sessions, createdAt, modifiedAt);
  }

  public User withSessions(List<Session> changed) {
    return new User(sub, credentials, attributes, groups, codes, changed, createdAt, modifiedAt);
  }

  /// With this session, in the place of the one with its id.
  public User with(Session changed) {
    return withSessions(
        Stream.concat(
                sessions.stream().filter(session -> !session.id().equals(changed.id())),
                Stream.of(changed))
            .toList());
  }

  /// Changed at this time.
  ///
  /// @param now epoch seconds
  public User at(long now) {
    return new User(sub, credentials, attributes, groups, codes, sessions, createdAt, now);
  }
}
