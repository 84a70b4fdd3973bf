/** What people publish for the whole installation: drafts, versions that never change, and which one is for whom. */
@NullMarked
package dev.earmark.library;

import org.jspecify.annotations.NullMarked;
