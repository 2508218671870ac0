package io.beldi.local.faults;

import java.util.List;

/**
 * One request of a workload.
 *
 * @param function full name
 * @param key the client's key
 * @param input the parameters, as JSON
 * @param about what the checks need to know of it
 */
record Task(String function, String key, String input, List<String> about) {}
