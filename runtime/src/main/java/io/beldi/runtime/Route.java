package io.beldi.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How HTTP reaches a function.
 *
 * @param method such as {@code POST}
 * @param path such as {@code /users/{who}/following/{whom}}
 * @param function the function's signature
 * @param key the parameter whose value names the instance, or null
 * @param parameters where each parameter comes from
 * @param example a request that is well formed
 */
public record Route(
    String method,
    String path,
    Signature<?, ?> function,
    @Nullable String key,
    List<Parameter> parameters,
    Example example) {
  public Route {
    parameters = List.copyOf(parameters);
  }

  /**
   * Where one parameter comes from.
   *
   * @param fields of a record that is flattened into the query; else empty
   */
  public record Parameter(String name, Source source, Shape shape, List<Parameter> fields) {
    public Parameter {
      fields = List.copyOf(fields);
    }
  }

  /**
   * A request with made-up values of the right types, for people to copy and change. An id {@code
   * HotelId} is {@code hotel-1}, a text is its parameter's name, a number the least allowed from 1.
   *
   * @param target path and query, percent-encoded
   * @param body one JSON object, or null
   */
  public record Example(String target, @Nullable String body) {}

  /** The part of the request. */
  public enum Source {
    PATH,
    QUERY,
    BODY
  }

  /** How text of the path or the query becomes JSON. */
  public enum Shape {
    /** A JSON string. */
    TEXT,
    /** A number or a truth value, written plainly. */
    PLAIN,
    /** A JSON array of strings, from repeated parameters. */
    TEXTS,
    /** A JSON array of numbers or truth values, from repeated parameters. */
    PLAINS,
    /** A JSON object, from the parameters that its fields name. */
    RECORD,
    /** JSON as it stands; only in the body. */
    JSON
  }
}
