/** The data model of stored items: what DynamoDB calls attribute values, without DynamoDB. */
@NullMarked
package io.beldi.runtime.item;

import org.jspecify.annotations.NullMarked;
