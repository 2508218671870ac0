package io.beldi.testkit;

/**
 * One request of a run, for a person to read.
 *
 * @param request counted from 1
 * @param by what sent it: a function, the test, or the collector
 * @param kind such as {@code transact}
 * @param target what it reads or writes; a line for each item of a group
 * @param outcome what became of it
 */
public record TraceLine(int request, String by, String kind, String target, String outcome) {}
