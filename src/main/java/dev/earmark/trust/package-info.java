/**
 * What labels have shown of a rubric's verdicts: how sure they are, how far they may be trusted, and from which likelihood an example
 * counts. Kept in a file beside the rubric.
 */
@NullMarked
package dev.earmark.trust;

import org.jspecify.annotations.NullMarked;
