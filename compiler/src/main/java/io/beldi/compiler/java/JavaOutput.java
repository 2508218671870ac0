package io.beldi.compiler.java;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a program, by path with {@code /}.
 *
 * @param main Java that is deployed
 * @param test Java of the {@code test} blocks
 * @param resources what goes beside the classes of {@code main}
 * @param testResources what goes beside the classes of {@code test}
 */
public record JavaOutput(
    SortedMap<String, String> main,
    SortedMap<String, String> test,
    SortedMap<String, String> resources,
    SortedMap<String, String> testResources) {
  /** Keeps unchangeable copies of the maps. */
  public JavaOutput {
    main = Collections.unmodifiableSortedMap(new TreeMap<>(main));
    test = Collections.unmodifiableSortedMap(new TreeMap<>(test));
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    testResources = Collections.unmodifiableSortedMap(new TreeMap<>(testResources));
  }
}
