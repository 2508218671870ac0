package io.beldi.runtime.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Refuses a success without a body, which something else than DynamoDB has sent: the SDK takes it
 * for an answer without fields, such as that of an item that does not exist.
 */
final class NoEmptyAnswers implements ExecutionInterceptor {
  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    Optional<InputStream> body = context.responseBody();
    if (!context.httpResponse().isSuccessful()) {
      return body;
    }
    return Optional.of(notEmpty(body.orElse(null)));
  }

  private static InputStream notEmpty(@Nullable InputStream body) {
    if (body == null) {
      throw SdkClientException.create("the answer is empty");
    }
    PushbackInputStream peeked = new PushbackInputStream(body);
    try {
      int first = peeked.read();
      if (first < 0) {
        throw SdkClientException.create("the answer is empty");
      }
      peeked.unread(first);
      return peeked;
    } catch (IOException failed) {
      throw SdkClientException.create("the answer cannot be read", failed);
    }
  }
}
