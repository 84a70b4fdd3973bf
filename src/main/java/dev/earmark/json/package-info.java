/** JSON that comes from outside, read strictly. */
@NullMarked
package dev.earmark.json;

import org.jspecify.annotations.NullMarked;
