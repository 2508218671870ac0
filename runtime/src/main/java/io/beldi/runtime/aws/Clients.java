package io.beldi.runtime.aws;

import io.beldi.runtime.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.utils.AttributeMap;

/** Makes clients that send every request once. */
final class Clients {
  private static final int CONNECTIONS = 256;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  private Clients() {}

  /**
   * @param wire stands between the SDK and its HTTP client
   */
  static DynamoDbClient create(DynamoDbSettings settings, UnaryOperator<SdkHttpClient> wire) {
    Duration timeout = settings.requestTimeout();
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClientBuilder(new WiredHttp(http(timeout), wire))
            .overrideConfiguration(
                override ->
                    override
                        .addExecutionInterceptor(new NoEmptyAnswers())
                        .retryStrategy(DefaultRetryStrategy.doNotRetry())
                        .apiCallAttemptTimeout(timeout.plus(CONNECT_TIMEOUT)));
    @Nullable URI endpoint = settings.endpoint();
    if (endpoint != null) {
      builder
          .endpointOverride(endpoint)
          .region(Region.of(Objects.requireNonNullElse(settings.region(), "us-east-1")))
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    } else if (settings.region() != null) {
      builder.region(Region.of(settings.region()));
    }
    try {
      return builder.build();
    } catch (SdkClientException incomplete) {
      throw new StoreException(
          StoreException.Kind.UNAVAILABLE,
          "DynamoDB needs a region (AWS_REGION, or your AWS profile), or the endpoint of a server",
          incomplete);
    }
  }

  private static Apache5HttpClient.Builder http(Duration timeout) {
    return Apache5HttpClient.builder()
        .maxConnections(CONNECTIONS)
        .connectionTimeout(CONNECT_TIMEOUT)
        .socketTimeout(timeout);
  }

  /** A builder, so that the SDK closes what it has built. */
  private record WiredHttp(Apache5HttpClient.Builder http, UnaryOperator<SdkHttpClient> wire)
      implements SdkHttpClient.Builder<WiredHttp> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      return wire.apply(http.buildWithDefaults(defaults));
    }
  }
}
