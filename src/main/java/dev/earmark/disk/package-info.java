/** Files that are still whole after the power went. */
@NullMarked
package dev.earmark.disk;

import org.jspecify.annotations.NullMarked;
