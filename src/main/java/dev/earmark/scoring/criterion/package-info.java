/** From findings to the verdict on each criterion, and from verdicts to a scorecard. */
@NullMarked
package dev.earmark.scoring.criterion;

import org.jspecify.annotations.NullMarked;
