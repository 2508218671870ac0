package io.beldi.runtime;

import io.beldi.runtime.codec.Codec;

/**
 * A declared error as a type.
 *
 * @param code the full name, such as {@code travel.NoRoom}
 * @param status the HTTP status it maps to, 400 to 599
 * @param errorClass the class generated for it
 * @param codec writes and reads its fields as one JSON object
 */
public record ErrorType<E extends DeclaredError>(
    String code, int status, Class<E> errorClass, Codec<E> codec) {}
