package io.beldi.benchmarks.command;

/** How figures are printed. */
enum Format {
  TEXT,
  JSON
}
