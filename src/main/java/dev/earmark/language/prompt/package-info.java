/**
 * What is said to a language model and in which form it answers: prompts with version and variables from {@code prompts/}, the shape of the
 * reply, and the fence through which alone words of a conversation get into a prompt.
 * {@link dev.earmark.language.prompt.Appeals} finds words of a conversation that speak to the model instead of to the other party.
 */
@NullMarked
package dev.earmark.language.prompt;

import org.jspecify.annotations.NullMarked;
