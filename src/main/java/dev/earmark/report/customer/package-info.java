/** Everything that is kept of one customer, as one file for programs and people. */
@NullMarked
package dev.earmark.report.customer;

import org.jspecify.annotations.NullMarked;
