/**
 * How much of what nobody may keep is removed, and how much else: on conversations that are made up with private numbers in them, typed,
 * written down, and read aloud by a program and heard by the recogniser; and on conversations in which there is nothing private.
 */
@NullMarked
package dev.earmark.eval.privacy;

import org.jspecify.annotations.NullMarked;
