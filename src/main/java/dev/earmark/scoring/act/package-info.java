/**
 * What a sentence does, whatever it is about: it asks, offers, reports as done, promises, thanks. A sentence vector mostly knows the
 * topic; two sentences about a booking are near each other although one offers it and the other reports it. One head, trained once, tells
 * the acts apart for every rubric (see the package {@code eval.act} for its training).
 */
@NullMarked
package dev.earmark.scoring.act;

import org.jspecify.annotations.NullMarked;
