/** Answers the operations of the contract, one class for each resource. A handler is a few lines: ask a port, show what it says. */
@NullMarked
package dev.earmark.web.api;

import org.jspecify.annotations.NullMarked;
