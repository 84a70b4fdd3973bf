/**
 * How an interaction ended, by facts from elsewhere: what the customer answered when asked, what another system knows, and what can be
 * counted later. None of it comes from a rubric.
 *
 * <p>An {@link dev.earmark.outcome.OutcomeFact} is said once, by somebody, and never changed; who knows better adds another, and the last
 * of each {@link dev.earmark.outcome.OutcomeName} counts. Facts may come days after the call, one by one or as a table
 * ({@link dev.earmark.outcome.OutcomeTable}) whose rows name an interaction by our id, by the id of their system, or by customer and time.
 * What customers wrote ({@link dev.earmark.outcome.OutcomeName#COMMENT}) is private and may be hostile: it is redacted before it is kept,
 * goes with the words of its interaction, and is evidence for nobody's score. Whether a customer had to come back is no fact but computed
 * ({@link dev.earmark.outcome.RepeatContacts}).
 */
@NullMarked
package dev.earmark.outcome;

import org.jspecify.annotations.NullMarked;
