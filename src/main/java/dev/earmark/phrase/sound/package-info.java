/**
 * Which words may stand for one another in what was heard or typed.
 */
@NullMarked
package dev.earmark.phrase.sound;

import org.jspecify.annotations.NullMarked;
