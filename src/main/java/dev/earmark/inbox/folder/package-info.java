/**
 * The door for files: a folder that is watched, and one that is imported once. A file is taken when it is complete, moved aside when it is
 * kept, and left with a reason when it cannot be taken; a process that dies in between loses nothing and keeps nothing twice.
 */
@NullMarked
package dev.earmark.inbox.folder;

import org.jspecify.annotations.NullMarked;
