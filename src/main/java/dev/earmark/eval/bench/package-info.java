/**
 * How fast it is and how much memory it holds: scoring, the store, the judge, the running service, a long call. These figures compare one
 * machine with itself; whether a verdict is right is asked in {@link dev.earmark.eval}.
 */
@NullMarked
package dev.earmark.eval.bench;

import org.jspecify.annotations.NullMarked;
