/** Adapts the recogniser at night to what reviewers have corrected, beside the service. */
@NullMarked
package dev.earmark.adapting.nightly;

import org.jspecify.annotations.NullMarked;
