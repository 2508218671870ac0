package io.beldi.runtime.aws;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/** Lets every request through, and loses the answers to some of them. */
final class LosingHttpClient implements SdkHttpClient {
  private final SdkHttpClient http;
  private final IntPredicate lost;
  private final AtomicInteger requests;

  /**
   * @param lost whether the answer to a request is lost, by its number from 1
   * @param requests counts them
   */
  LosingHttpClient(SdkHttpClient http, IntPredicate lost, AtomicInteger requests) {
    this.http = http;
    this.lost = lost;
    this.requests = requests;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    ExecutableHttpRequest prepared = http.prepareRequest(request);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        int number = requests.incrementAndGet();
        HttpExecuteResponse response = prepared.call();
        if (lost.test(number)) {
          response.responseBody().ifPresent(body -> body.abort());
          throw new IOException("the answer is lost");
        }
        return response;
      }

      @Override
      public void abort() {
        prepared.abort();
      }
    };
  }

  @Override
  public String clientName() {
    return http.clientName();
  }

  @Override
  public void close() {
    http.close();
  }
}
