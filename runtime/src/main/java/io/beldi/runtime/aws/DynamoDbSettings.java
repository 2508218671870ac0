package io.beldi.runtime.aws;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where DynamoDB is and how patiently it is asked.
 *
 * @param endpoint another server than AWS, spoken to with test credentials; or null for AWS, with
 *     credentials from where the SDK looks for them
 * @param region the region, or null for the one that the SDK finds; beside an endpoint us-east-1
 * @param requestTimeout how long one attempt of a request may take
 * @param retries how often a request is sent again
 */
public record DynamoDbSettings(
    @Nullable URI endpoint, @Nullable String region, Duration requestTimeout, RetryPolicy retries) {

  /** DynamoDB of the account and region that the environment names. */
  public static DynamoDbSettings standard() {
    return new DynamoDbSettings(null, null, Duration.ofSeconds(10), RetryPolicy.standard());
  }

  /** These settings with a server other than AWS. */
  public DynamoDbSettings withEndpoint(URI other) {
    return new DynamoDbSettings(other, region, requestTimeout, retries);
  }

  /** These settings with a region. */
  public DynamoDbSettings withRegion(String other) {
    return new DynamoDbSettings(endpoint, other, requestTimeout, retries);
  }

  /** These settings with another bound on the time of one attempt. */
  public DynamoDbSettings withRequestTimeout(Duration other) {
    return new DynamoDbSettings(endpoint, region, other, retries);
  }

  /** These settings with another policy of sending again. */
  public DynamoDbSettings withRetries(RetryPolicy other) {
    return new DynamoDbSettings(endpoint, region, requestTimeout, other);
  }
}
