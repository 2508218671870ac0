package io.beldi.compiler.diagnostics;

/** The kinds of finding. A code is never given to another kind, even when it falls out of use. */
public enum Code {
  BEL0001(Severity.ERROR, "unexpected text"),
  BEL0002(Severity.ERROR, "a character that no source file may contain"),
  BEL0003(Severity.ERROR, "a statement cannot begin with an operator or a bracket"),
  BEL0004(Severity.ERROR, "something follows an exit"),
  BEL0005(Severity.ERROR, "an expression without effect used as a statement"),
  BEL0006(Severity.ERROR, "a reserved word used as a name"),
  BEL0007(Severity.ERROR, "a source file over the limits"),
  BEL0900(Severity.ERROR, "not supported yet"),
  BEL1001(Severity.ERROR, "unknown name"),
  BEL1002(Severity.ERROR, "declared twice"),
  BEL1003(Severity.ERROR, "module name does not match its folder"),
  BEL1004(Severity.ERROR, "modules import each other in a circle across artifacts"),
  BEL1005(Severity.ERROR, "import not found"),
  BEL1006(Severity.WARNING, "unused import"),
  BEL1008(Severity.ERROR, "two names fall on the same Java name or file"),
  BEL2001(Severity.ERROR, "types do not match"),
  BEL2002(Severity.ERROR, "one id where another is expected"),
  BEL2003(Severity.ERROR, "a value that may be absent used as present"),
  BEL2004(Severity.ERROR, "`match` does not cover every case"),
  BEL2005(Severity.ERROR, "missing, unknown or repeated argument"),
  BEL2006(Severity.ERROR, "arithmetic on different currencies, or division without rounding"),
  BEL2007(Severity.WARNING, "`double` named like money"),
  BEL2008(Severity.ERROR, "a record contains itself"),
  BEL2009(Severity.ERROR, "a constant outside its range"),
  BEL2010(Severity.ERROR, "values that cannot be compared, or a type that cannot be a key"),
  BEL2011(Severity.ERROR, "field update on a row that may be absent and has no defaults"),
  BEL2012(Severity.WARNING, "the left side of `or` can never be absent"),
  BEL2013(Severity.ERROR, "an error is neither caught nor declared"),
  BEL2014(Severity.ERROR, "assignment to a name that cannot change"),
  BEL2015(Severity.ERROR, "a result that is missing, or that nothing takes"),
  BEL3001(Severity.ERROR, "a step where only pure code may stand"),
  BEL3002(Severity.ERROR, "missing `call`, `run` or `spawn`"),
  BEL3005(Severity.ERROR, "branches side by side write the same row"),
  BEL4001(Severity.ERROR, "a call inside a transaction of a function that is not transactional"),
  BEL4002(Severity.ERROR, "`spawn` inside a transaction"),
  BEL4003(Severity.ERROR, "`run` inside a transaction"),
  BEL4004(Severity.ERROR, "`sleep` or `await` inside a transaction"),
  BEL4005(Severity.ERROR, "`return` across the end of a transaction"),
  BEL4006(Severity.ERROR, "`Conflict` is neither caught nor declared"),
  BEL4007(Severity.ERROR, "an error swallowed inside a block after writes"),
  BEL4008(Severity.ERROR, "a call in a transaction comes back to what waits for it"),
  BEL4009(Severity.DANGER, "two transactions take the same locks in opposite order"),
  BEL4010(Severity.DANGER, "rows are locked in an order that depends on the data"),
  BEL4011(Severity.ERROR, "index, range or scan inside a transaction"),
  BEL4012(Severity.NOTE, "a sovereign service is called twice in one transaction"),
  BEL4013(Severity.NOTE, "a transaction around a single write"),
  BEL4014(Severity.NOTE, "a transaction that only reads and does not say so"),
  BEL4015(Severity.DANGER, "a transaction may be larger than the store takes"),
  BEL4016(Severity.NOTE, "a transaction inside of another joins it"),
  BEL4017(Severity.ERROR, "a write in a transaction that says that it only reads"),
  BEL4030(Severity.DANGER, "a row is read, and written after what was read, outside a transaction"),
  BEL5001(Severity.ERROR, "state of another service"),
  BEL5002(Severity.ERROR, "function not visible from here"),
  BEL5009(Severity.ERROR, "path parameter not bound, or bound to a value that is not a scalar"),
  BEL6008(Severity.WARNING, "a chain of synchronous calls that is too deep"),
  BEL6009(Severity.ERROR, "recursion through synchronous calls"),
  BEL9005(Severity.WARNING, "a suppression that suppresses nothing");

  private final Severity severity;
  private final String title;

  Code(Severity severity, String title) {
    this.severity = severity;
    this.title = title;
  }

  /** How much findings of this kind matter. */
  public Severity severity() {
    return severity;
  }

  /** What findings of this kind have in common, in one line. */
  public String title() {
    return title;
  }
}
