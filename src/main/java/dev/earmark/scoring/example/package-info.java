/** Tells sentences that mean what an author's examples mean from those that do not. */
@NullMarked
package dev.earmark.scoring.example;

import org.jspecify.annotations.NullMarked;
