package travel;

import io.beldi.runtime.item.Bytes;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The pure functions that {@code travel.beldi} leaves to Java: same arguments, same answer. */
final class PureFunctions {
  private static final double EARTH_RADIUS_KM = 6371.0;
  private static final int ITERATIONS = 20_000;

  private PureFunctions() {}

  /** Great-circle distance (haversine); StrictMath, so that every machine gives the same bits. */
  static double distanceKm(Point a, Point b) {
    double north = StrictMath.toRadians(b.lat() - a.lat());
    double east = StrictMath.toRadians(b.lon() - a.lon());
    double chord =
        square(StrictMath.sin(north / 2))
            + StrictMath.cos(StrictMath.toRadians(a.lat()))
                * StrictMath.cos(StrictMath.toRadians(b.lat()))
                * square(StrictMath.sin(east / 2));
    return 2 * EARTH_RADIUS_KM * StrictMath.asin(StrictMath.min(1, StrictMath.sqrt(chord)));
  }

  /** Whether the password is the one that was hashed (PBKDF2 with HMAC-SHA-256). */
  static boolean passwordMatches(String password, Bytes salt, Bytes hash) {
    return MessageDigest.isEqual(pbkdf2(password, salt, hash.size()), hash.toByteArray());
  }

  private static double square(double x) {
    return x * x;
  }

  private static byte[] pbkdf2(String password, Bytes salt, int bytes) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(
              new PBEKeySpec(password.toCharArray(), salt.toByteArray(), ITERATIONS, 8 * bytes))
          .getEncoded();
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("every Java platform offers PBKDF2WithHmacSHA256", missing);
    }
  }
}
