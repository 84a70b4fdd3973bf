/**
 * Tells other systems what happened, by Standard Webhooks 1.0.0: signed, at least once, over days.
 */
@NullMarked
package dev.earmark.webhooks;

import org.jspecify.annotations.NullMarked;
