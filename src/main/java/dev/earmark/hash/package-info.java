/** The digest by which recordings, rubrics, models and remembered vectors are told apart. */
@NullMarked
package dev.earmark.hash;

import org.jspecify.annotations.NullMarked;
