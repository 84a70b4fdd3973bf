/** Decides one check of a criterion in one conversation. */
@NullMarked
package dev.earmark.scoring.check;

import org.jspecify.annotations.NullMarked;
