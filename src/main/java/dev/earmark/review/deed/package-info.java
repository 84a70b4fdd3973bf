/**
 * Whatever a person does with a review is written down and told: one entry of the audit log and one event, in the transaction that does
 * it.
 */
@NullMarked
package dev.earmark.review.deed;

import org.jspecify.annotations.NullMarked;
