/**
 * The door for interactions that are to be kept: by upload, as text, from folders. What is accepted is on the disk, file first and row
 * second, before anybody is told so; what would be too much is refused before it is read.
 */
@NullMarked
package dev.earmark.inbox;

import org.jspecify.annotations.NullMarked;
