package com.thebetterstore.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.thebetterstore.contracts.Identifier;
import com.thebetterstore.platform.StoreTime;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.time.Instant;

/// The one way this project reads and writes JSON: ISO-8601 times to the millisecond, identifiers
/// as bare strings, nulls left out, unknown members ignored, missing flags false.
public final class Json {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .addModule(identifiers())
          .addModule(times())
          .addModule(new SimpleModule("flags").addDeserializer(boolean.class, new FlagReader()))
          // What a record holds is its components, not what its methods work out.
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
          .build();

  private Json() {}

  public static ObjectMapper mapper() {
    return MAPPER;
  }

  private static SimpleModule identifiers() {
    return new SimpleModule("identifiers")
        .addSerializer(new IdentifierWriter())
        .setDeserializerModifier(
            new BeanDeserializerModifier() {
              @Override
              public JsonDeserializer<?> modifyDeserializer(
                  DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> usual) {
                return Identifier.class.isAssignableFrom(bean.getBeanClass())
                    ? new IdentifierReader(bean.getBeanClass().asSubclass(Identifier.class))
                    : usual;
              }
            });
  }

  private static SimpleModule times() {
    return new SimpleModule("times")
        .addSerializer(new TimeWriter())
        .addDeserializer(Instant.class, new TimeReader());
  }

  private static final class TimeWriter extends StdSerializer<Instant> {

    TimeWriter() {
      super(Instant.class);
    }

    @Override
    public void serialize(Instant time, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(StoreTime.write(time));
    }
  }

  private static final class TimeReader extends StdDeserializer<Instant> {

    TimeReader() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return StoreTime.cut(InstantDeserializer.INSTANT.deserialize(json, context));
    }
  }

  /// What was written before a flag was added does not have it.
  private static final class FlagReader extends StdDeserializer<Boolean> {

    FlagReader() {
      super(boolean.class);
    }

    @Override
    public Boolean deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return _parseBooleanPrimitive(json, context);
    }

    @Override
    public Boolean getAbsentValue(DeserializationContext context) {
      return false;
    }

    @Override
    public Boolean getNullValue(DeserializationContext context) throws JsonMappingException {
      return context.reportInputMismatch(this, "a flag must not be null");
    }
  }

  private static final class IdentifierWriter extends StdSerializer<Identifier> {

    IdentifierWriter() {
      super(Identifier.class);
    }

    @Override
    public void serialize(Identifier id, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(id.value());
    }
  }

  private static final class IdentifierReader extends JsonDeserializer<Identifier> {

    private final Class<? extends Identifier> type;

    IdentifierReader(Class<? extends Identifier> type) {
      this.type = type;
    }

    @Override
    public Identifier deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      var value = json.getValueAsString();
      if (value == null) {
        return (Identifier) context.handleUnexpectedToken(type, json);
      }
      try {
        Constructor<? extends Identifier> canonical = type.getDeclaredConstructor(String.class);
        return canonical.newInstance(value);
      } catch (ReflectiveOperationException notAnId) {
        throw context.instantiationException(type, notAnId);
      }
    }
  }

  /// Reads what must be readable; a failure names the type and the place, but never the text, which
  /// may hold personal data.
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JacksonException unreadable) {
      throw unreadable(type.getSimpleName(), unreadable);
    }
  }

  /// Says where the text went wrong. Jackson's own message may quote the text, so it is not kept.
  static IllegalArgumentException unreadable(String what, JacksonException fault) {
    var place =
        fault instanceof JsonMappingException mapping ? mapping.getPathReference() : "its text";
    return new IllegalArgumentException(
        "not a readable " + what + ": " + fault.getClass().getSimpleName() + " at " + place);
  }

  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JacksonException unwritable) {
      throw new IllegalStateException(
          "cannot write a " + value.getClass().getSimpleName(), unwritable);
    }
  }
}
