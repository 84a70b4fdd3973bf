/**
 * The arithmetic behind a playbook, which knows nothing of conversations: shares that are shrunk towards what is usual, words by log-odds,
 * a difference among comparable calls, and how many of many differences may be believed.
 */
@NullMarked
package dev.earmark.playbook.figure;

import org.jspecify.annotations.NullMarked;
