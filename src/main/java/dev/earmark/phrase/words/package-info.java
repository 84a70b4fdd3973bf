/**
 * Text cut into words in the form that phrases are compared in.
 */
@NullMarked
package dev.earmark.phrase.words;

import org.jspecify.annotations.NullMarked;
