package io.beldi.runtime.aws;

import io.beldi.runtime.store.StoreException;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;

/** Makes clients that send every request once. */
final class Clients {
  private static final int CONNECTIONS = 256;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  private Clients() {}

  static DynamoDbClient create(DynamoDbSettings settings) {
    Duration timeout = settings.requestTimeout();
    DynamoDbClientBuilder builder =
        DynamoDbClient.builder()
            .httpClientBuilder(
                Apache5HttpClient.builder()
                    .maxConnections(CONNECTIONS)
                    .connectionTimeout(CONNECT_TIMEOUT)
                    .socketTimeout(timeout))
            .overrideConfiguration(
                override ->
                    override
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
}
