package travel;

import io.beldi.testkit.BeldiTests;

/** Plays the {@code test} blocks of the project. */
final class TravelTest extends BeldiTests {}
