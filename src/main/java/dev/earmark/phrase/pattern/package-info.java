/**
 * How an author describes words: a small language of its own, read into a tree, with word lists and slots.
 */
@NullMarked
package dev.earmark.phrase.pattern;

import org.jspecify.annotations.NullMarked;
