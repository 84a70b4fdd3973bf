/**
 * Words that others wrote, made harmless before a person or a program reads them. Callers, file names, transcripts and rubrics may hold
 * escape sequences that a terminal obeys, marks that turn the direction of what follows, and halves of characters that no encoding can
 * carry.
 *
 * <p>There is one class, {@link dev.earmark.text.PlainText}, so that no two doors disagree on what is harmless. Its methods differ in what
 * may be lost: a transcript on a page keeps its length, because quotes are found by their place in it; a sentence to a person shows by a
 * question mark that something was there; the name of a file loses it without a trace.
 */
@NullMarked
package dev.earmark.text;

import org.jspecify.annotations.NullMarked;
