package travel;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs session tokens. The key comes from {@code TRAVEL_TOKEN_KEY}; without it, one that is good
 * only for trying things out on one machine.
 */
public final class JavaTokens implements Tokens {
  @Override
  public String sign(UserId userId, Instant at) {
    String claim = userId.value() + "." + at.toEpochMilli();
    return encode(claim.getBytes(StandardCharsets.UTF_8)) + "." + encode(mac(claim));
  }

  private static byte[] mac(String claim) {
    String key = System.getenv().getOrDefault("TRAVEL_TOKEN_KEY", "not a secret");
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(claim.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform offers HmacSHA256", missing);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
