/**
 * The only door to language models. Embedders run in this process. A chat model is asked over the network, and only when the settings name
 * one; words of a conversation get into its prompts through {@link dev.earmark.language.prompt.Fence} alone.
 */
@NullMarked
package dev.earmark.language;

import org.jspecify.annotations.NullMarked;
