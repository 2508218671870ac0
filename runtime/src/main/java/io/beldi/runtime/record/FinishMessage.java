package io.beldi.runtime.record;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.beldi.runtime.codec.Codec;
import io.beldi.runtime.codec.Json;
import io.beldi.runtime.codec.MalformedInput;
import io.beldi.runtime.item.Bytes;
import java.io.IOException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the participants of a transaction have to be told: that it is committed.
 *
 * @param transaction its id
 * @param participants by domain a function through which it is reached
 */
record FinishMessage(String transaction, SortedMap<String, String> participants) {
  static final Codec<FinishMessage> CODEC = new Form();

  FinishMessage {
    participants = Collections.unmodifiableSortedMap(new TreeMap<>(participants));
  }

  Bytes encode() {
    return Json.write(CODEC, this);
  }

  /**
   * @throws MalformedInput if the bytes are not such a message
   */
  static FinishMessage decode(Bytes bytes) {
    return Json.read(CODEC, bytes);
  }

  private static final class Form implements Codec<FinishMessage> {
    @Override
    public void write(JsonGenerator out, FinishMessage value) throws IOException {
      out.writeStartObject();
      out.writeStringField("transaction", value.transaction);
      for (var entry : value.participants.entrySet()) {
        out.writeStringField("@" + entry.getKey(), entry.getValue());
      }
      out.writeEndObject();
    }

    @Override
    public FinishMessage read(JsonParser in) throws IOException {
      String transaction = "";
      TreeMap<String, String> participants = new TreeMap<>();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        if (in.nextToken() != JsonToken.VALUE_STRING) {
          throw MalformedInput.at(in, "not the message of a commit");
        }
        if (name.startsWith("@")) {
          participants.put(name.substring(1), in.getText());
        } else {
          transaction = in.getText();
        }
      }
      if (transaction.isEmpty()) {
        throw MalformedInput.at(in, "not the message of a commit");
      }
      return new FinishMessage(transaction, participants);
    }
  }
}
