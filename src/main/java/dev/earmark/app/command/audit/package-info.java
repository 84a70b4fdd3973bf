/**
 * {@code earmark audit}: the audit log shown, and checked against an end that was kept elsewhere.
 */
@NullMarked
package dev.earmark.app.command.audit;

import org.jspecify.annotations.NullMarked;
