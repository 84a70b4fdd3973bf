/** What came in before private words were removed, as it is kept for those who may see it. */
@NullMarked
package dev.earmark.originals;

import org.jspecify.annotations.NullMarked;
