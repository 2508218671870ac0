package io.beldi.compiler.java;

import com.palantir.javapoet.ClassName;

/** The classes of the runtime that generated code names. */
final class RuntimeNames {
  static final String RUNTIME = "io.beldi.runtime";
  static final String LIBRARY = "io.beldi.runtime.library";

  static final ClassName BYTES = ClassName.get("io.beldi.runtime.item", "Bytes");
  static final ClassName CALL_FAILED = ClassName.get(RUNTIME, "CallFailed");
  static final ClassName BELDI_MODULE = ClassName.get(RUNTIME, "BeldiModule");
  static final ClassName CODECS = ClassName.get("io.beldi.runtime.codec", "Codecs");
  static final ClassName CODEC = ClassName.get("io.beldi.runtime.codec", "Codec");
  static final ClassName CONFLICT = ClassName.get(RUNTIME, "Conflict");
  static final ClassName DECLARED_ERROR = ClassName.get(RUNTIME, "DeclaredError");
  static final ClassName DURABLE_FUNCTION = ClassName.get(RUNTIME, "DurableFunction");
  static final ClassName ERROR_TYPE = ClassName.get(RUNTIME, "ErrorType");
  static final ClassName FAULT = ClassName.get(RUNTIME, "Fault");
  static final ClassName FIELD_UPDATE = ClassName.get(RUNTIME, "FieldUpdate");
  static final ClassName FORK = ClassName.get(RUNTIME, "Fork");
  static final ClassName INSTANCE = ClassName.get(RUNTIME, "Instance");
  static final ClassName KEY_PART = ClassName.get(RUNTIME, "KeyPart");
  static final ClassName MONEY = ClassName.get(RUNTIME, "Money");
  static final ClassName RETRY = ClassName.get(RUNTIME, "Retry");
  static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
  static final ClassName OBJECT_FIELDS = ClassName.get("io.beldi.runtime.codec", "ObjectFields");
  static final ClassName ORDER = ClassName.get(LIBRARY, "Order");
  static final ClassName ROUTE = ClassName.get(RUNTIME, "Route");
  static final ClassName ROW_FORM = ClassName.get(RUNTIME, "RowForm");
  static final ClassName SEED = ClassName.get(RUNTIME, "Seed");
  static final ClassName SORTED_STATE = ClassName.get(RUNTIME, "SortedState");
  static final ClassName STATE = ClassName.get(RUNTIME, "State");
  static final ClassName STATE_INDEX = ClassName.get(RUNTIME, "StateIndex");
  static final ClassName TABLE = ClassName.get("io.beldi.runtime.store", "Table");
  static final ClassName ROW = ClassName.get(RUNTIME, "Row");
  static final ClassName ROW_PAGE = ClassName.get(RUNTIME, "RowPage");
  static final ClassName SCENARIO = ClassName.get(RUNTIME, "Scenario");
  static final ClassName SIGNATURE = ClassName.get(RUNTIME, "Signature");
  static final ClassName SORTED_ROW = ClassName.get(RUNTIME, "SortedRow");
  static final ClassName STAGE = ClassName.get(RUNTIME, "Stage");
  static final ClassName STEP = ClassName.get(RUNTIME, "Step");
  static final ClassName TRANSACTION = ClassName.get(RUNTIME, "Transaction");

  private RuntimeNames() {}

  /** A class of the library of pure functions. */
  static ClassName library(String simpleName) {
    return ClassName.get(LIBRARY, simpleName);
  }
}
