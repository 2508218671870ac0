package io.beldi.local.http;

import io.beldi.runtime.Route;
import io.beldi.runtime.Route.Parameter;
import io.beldi.runtime.Route.Shape;
import io.beldi.runtime.Route.Source;
import io.beldi.runtime.Signature;
import io.beldi.runtime.codec.Codec;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Routes for tests. */
final class Requests {
  private Requests() {}

  static Route route(String method, String path, Parameter... parameters) {
    return keyed(method, path, null, parameters);
  }

  static Route keyed(String method, String path, @Nullable String key, Parameter... parameters) {
    return new Route(
        method, path, signature(), key, List.of(parameters), new Route.Example(path, null));
  }

  static Parameter parameter(String name, Source source, Shape shape, Parameter... fields) {
    return new Parameter(name, source, shape, List.of(fields));
  }

  private static Signature<?, ?> signature() {
    Codec<Object> unused =
        new Codec<>() {
          @Override
          public void write(com.fasterxml.jackson.core.JsonGenerator out, Object value) {
            throw new IllegalStateException("not called here");
          }

          @Override
          public Object read(com.fasterxml.jackson.core.JsonParser in) {
            throw new IllegalStateException("not called here");
          }
        };
    return new Signature<>(
        "shop.Till.pay",
        Signature.Kind.EFFECTFUL,
        false,
        unused,
        unused,
        List.of(),
        Set.of(),
        Set.of());
  }
}
