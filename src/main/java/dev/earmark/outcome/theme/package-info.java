/**
 * What customers write about, when they write much: their comments grouped by meaning, each group named by the words that are said there
 * more than elsewhere, with the criteria of rubrics that ask about something like it.
 *
 * <p>Comments are taken apart into sentences, because one may praise the agent and complain about the wait. A theme says what people write
 * about and is evidence for nobody's score. Everything here is computed when it is asked for and kept nowhere.
 */
@NullMarked
package dev.earmark.outcome.theme;

import org.jspecify.annotations.NullMarked;
