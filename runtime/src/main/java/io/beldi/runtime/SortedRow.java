package io.beldi.runtime;

/** A row of a state with a key of two parts: {@code key} is the first, {@code sort} the second. */
public record SortedRow<P, S, V>(P key, S sort, V value) {}
