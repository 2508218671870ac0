package io.beldi.runtime;

import org.jspecify.annotations.Nullable;

/** A row of a state with a key of one part. */
public record Row<K, V extends @Nullable Object>(K key, V value) {}
