/**
 * What an author writes to describe words, and how such words are found in what was said.
 */
@NullMarked
package dev.earmark.phrase;

import org.jspecify.annotations.NullMarked;
