package com.thebetterstore.cloud.appsync.operation;

import static graphql.validation.OperationValidationRule.SUBSCRIPTION_UNIQUE_ROOT_FIELD;

import com.thebetterstore.cloud.appsync.schema.UnknownDirectives;
import graphql.GraphQLError;
import graphql.ParseAndValidate;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.schema.GraphQLSchema;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.OperationValidationRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Parses and validates documents, and remembers the good ones: most clients send the same few.
public final class Documents {

  /// AppSync's limit for one document.
  private static final int MAX_TOKENS = 15_000;

  private static final int MAX_CHARACTERS = 1024 * 1024;

  /// Takes some 20 to 40 MB when it is full.
  private static final int MAX_REMEMBERED_CHARACTERS = 500_000;

  private static final ParserOptions OPTIONS =
      ParserOptions.getDefaultOperationParserOptions()
          .transform(options -> options.maxTokens(MAX_TOKENS).maxCharacters(MAX_CHARACTERS));

  private final GraphQLSchema schema;
  private final DocumentCache<Prepared.Valid> remembered =
      new DocumentCache<>(MAX_REMEMBERED_CHARACTERS);

  public Documents(GraphQLSchema schema) {
    this.schema = schema;
  }

  /// What became of a document.
  public sealed interface Prepared {

    /// Not GraphQL at all, or too long to be read.
    record Unreadable(String errorType, String message) implements Prepared {}

    /// GraphQL, but not for this schema.
    record Invalid(List<? extends GraphQLError> errors) implements Prepared {

      public Invalid {
        errors = List.copyOf(errors);
      }
    }

    /// Ready to run.
    record Valid(Document document) implements Prepared {

      /// The operation to run; empty when the name does not settle which.
      public Optional<OperationDefinition> operation(@Nullable String name) {
        var operations = document.getDefinitionsOfType(OperationDefinition.class);
        if (name == null || name.isEmpty()) {
          return operations.size() == 1 ? Optional.of(operations.getFirst()) : Optional.empty();
        }
        return operations.stream()
            .filter(operation -> name.equals(operation.getName()))
            .findFirst();
      }
    }
  }

  public Prepared prepare(String query) {
    var known = remembered.get(query);
    if (known != null) {
      return known;
    }
    var prepared = parseAndValidate(query);
    if (prepared instanceof Prepared.Valid valid) {
      remembered.offer(query, valid);
    }
    return prepared;
  }

  private Prepared parseAndValidate(String query) {
    if (NumberLengths.isTooMuch(query)) {
      return new Prepared.Unreadable("BadRequestException", "A number is too long.");
    }
    var source =
        ParserEnvironment.newParserEnvironment().document(query).parserOptions(OPTIONS).build();
    try {
      var document = Parser.parse(source);
      // The rule about a subscription's one field evaluates the directives there, without variables
      // and before other rules have looked at them: what is wrong or unknown would make it throw.
      var errors = new ArrayList<GraphQLError>(UnknownDirectives.in(document));
      errors.addAll(validate(document, rule -> rule != SUBSCRIPTION_UNIQUE_ROOT_FIELD));
      if (errors.isEmpty() && SubscriptionRoot.isConditional(document)) {
        return new Prepared.Unreadable(
            "BadRequestException", "The field of a subscription cannot be skipped or included.");
      }
      if (errors.isEmpty()) {
        errors.addAll(validate(document, rule -> rule == SUBSCRIPTION_UNIQUE_ROOT_FIELD));
      }
      return errors.isEmpty() ? new Prepared.Valid(document) : new Prepared.Invalid(errors);
    } catch (ParseCancelledException | ParseCancelledTooManyCharsException tooLong) {
      return new Prepared.Unreadable("BadRequestException", "Maximum char length exceeded");
    } catch (InvalidSyntaxException notGraphQl) {
      return new Prepared.Unreadable(
          "MalformedHttpRequestException", "Unable to parse GraphQL query.");
    } catch (GoodFaithIntrospectionExceeded tooMuch) {
      return new Prepared.Invalid(List.of(tooMuch.toBadFaithError()));
    } catch (StackOverflowError tooDeep) {
      // A long chain of fragments, for example: the rules follow it by recursion.
      return new Prepared.Unreadable("BadRequestException", "The query is nested too deeply.");
    }
  }

  private List<? extends GraphQLError> validate(
      Document document, Predicate<OperationValidationRule> rules) {
    return ParseAndValidate.validate(schema, document, rules, Locale.ENGLISH);
  }
}
