package bank;

import io.beldi.testkit.BeldiTests;

/** Plays the {@code test} blocks of the project. */
final class BankTest extends BeldiTests {}
