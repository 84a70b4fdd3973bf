/** The one place that knows which scorecard of an interaction is shown. */
@NullMarked
package dev.earmark.results;

import org.jspecify.annotations.NullMarked;
