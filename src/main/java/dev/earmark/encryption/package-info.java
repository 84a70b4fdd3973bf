/**
 * Keys that make what is kept unreadable to whoever has only the disk, by Tink. Three kinds: the master key of the operator, which comes
 * from a file, the environment or a command and is never kept; a data key for the words of each interaction and one for each of its files,
 * kept in the database, wrapped by the master key and no part of a backup, so that destroying one makes older copies of what it sealed
 * unreadable, too; and the data key of the house, for what belongs to no interaction. Lost keys are told from wrong ones, and nothing is
 * changed for want of either.
 */
@NullMarked
package dev.earmark.encryption;

import org.jspecify.annotations.NullMarked;
