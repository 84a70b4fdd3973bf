/**
 * The few ways in which a request or a step can fail that are not bugs. A fault has a code listed in {@code src/docs/errors.md}, one
 * sentence for a person, and a type that answers "is it worth another try?".
 */
@NullMarked
package dev.earmark.fault;

import org.jspecify.annotations.NullMarked;
