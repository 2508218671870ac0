package io.beldi.local.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * Copies JSON token by token, numbers digit by digit: Jackson's own copy rounds them to doubles.
 */
final class ExactCopy {
  private ExactCopy() {}

  /** Copies the value whose first token {@code in} stands on; stands on its last one afterwards. */
  static void value(JsonParser in, JsonGenerator out) throws IOException {
    int depth = 0;
    while (true) {
      switch (in.currentToken()) {
        case START_OBJECT -> {
          out.writeStartObject();
          depth++;
        }
        case START_ARRAY -> {
          out.writeStartArray();
          depth++;
        }
        case END_OBJECT -> {
          out.writeEndObject();
          depth--;
        }
        case END_ARRAY -> {
          out.writeEndArray();
          depth--;
        }
        case FIELD_NAME -> out.writeFieldName(in.currentName());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> out.writeNumber(in.getText());
        default -> out.copyCurrentEvent(in);
      }
      if (depth == 0) {
        return;
      }
      in.nextToken();
    }
  }
}
