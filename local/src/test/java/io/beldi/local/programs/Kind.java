package io.beldi.local.programs;

/** The types of the values in generated programs. */
enum Kind {
  INT("int"),
  TEXT("string"),
  BOOL("bool"),
  KEY("Key"),
  COLOR("Color"),
  BOX("Box"),
  PAIR("Pair"),
  TAG("Tag"),
  LEASE("Lease"),
  INTS("list<int>"),
  KEYS("list<Key>");

  private final String type;

  Kind(String type) {
    this.type = type;
  }

  /** As programs write it. */
  String type() {
    return type;
  }
}
