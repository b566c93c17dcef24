package com.thebetterstore.cloud.appsync.schema;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import java.util.Locale;

/// `AWSJSON`: clients write and read JSON inside a string, resolvers get and give the value itself.
final class JsonScalar implements Coercing<JsonNode, String> {

  private static final ObjectMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  @Override
  public String serialize(Object value, GraphQLContext context, Locale locale) {
    if (value instanceof String text) {
      return text;
    }
    try {
      return STRICT.writeValueAsString(value);
    } catch (JacksonException unwritable) {
      throw new CoercingSerializeException("Unable to serialize the value as JSON.", unwritable);
    }
  }

  @Override
  public JsonNode parseValue(Object input, GraphQLContext context, Locale locale) {
    if (!(input instanceof String text)) {
      throw new CoercingParseValueException("Unable to parse `%s` as valid JSON.".formatted(input));
    }
    try {
      return read(text);
    } catch (JacksonException notJson) {
      throw new CoercingParseValueException(
          "Unable to parse `%s` as valid JSON.".formatted(text), notJson);
    }
  }

  @Override
  public JsonNode parseLiteral(
      Value<?> input, CoercedVariables variables, GraphQLContext context, Locale locale) {
    if (!(input instanceof StringValue text) || text.getValue() == null) {
      throw new CoercingParseLiteralException("Unable to turn AST input into a 'JSON'");
    }
    try {
      return read(text.getValue());
    } catch (JacksonException notJson) {
      throw new CoercingParseLiteralException("Unable to turn AST input into a 'JSON'", notJson);
    }
  }

  @Override
  public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
    return StringValue.of(input.toString());
  }

  private static JsonNode read(String text) throws JacksonException {
    var value = STRICT.readTree(text);
    if (value == null || value.isMissingNode()) {
      throw new JsonParseException(null, "nothing to read");
    }
    if (Surrogates.broken(value).isPresent()) {
      throw new JsonParseException(null, "half of a surrogate pair");
    }
    return value;
  }
}
