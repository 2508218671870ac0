package io.beldi.testkit;

import io.beldi.runtime.BeldiModule;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that is run once undisturbed and, if it passes, again for each point at which a crash can
 * hit the workflows that it starts ({@link CrashSearch} says which). Each of these runs must pass,
 * and leave the same rows.
 *
 * <pre>{@code
 * @CrashTest(pairs = true)
 * void a_room_is_sold_once(Workflows workflows) throws DeclaredError {
 *   workflows.given(HotelState.ROOMS, HOTEL, new Inventory(1));
 *   workflows.call(HotelReserve.SIGNATURE, new HotelReserveInput(HOTEL));
 *   assertEquals(new Inventory(0), workflows.row(HotelState.ROOMS, HOTEL));
 * }
 * }</pre>
 *
 * <p>The method is called many times on one object, so it should keep what it needs in local
 * variables; what is set up before each test is set up once for all its runs. The numbers of runs
 * are published as report entries.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(CrashExtension.class)
public @interface CrashTest {
  /** Whether each run with a crash is repeated with a second one at each of its later points. */
  boolean pairs() default false;

  /**
   * The application: module classes, which have a constructor without parameters. None: the modules
   * that the compiler lists on the class path.
   */
  Class<? extends BeldiModule>[] modules() default {};
}
