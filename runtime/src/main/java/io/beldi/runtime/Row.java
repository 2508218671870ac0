package io.beldi.runtime;

/** A row of a state with a key of one part. */
public record Row<K, V>(K key, V value) {}
