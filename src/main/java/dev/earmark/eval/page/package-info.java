/** The figures of an eval, as tables at a prompt, as JSON for programs, and as pages in one file for people. */
@NullMarked
package dev.earmark.eval.page;

import org.jspecify.annotations.NullMarked;
