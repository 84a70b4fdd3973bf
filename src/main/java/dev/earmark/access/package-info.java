/**
 * Who may do what, and the record of what they did: accounts with roles, what each may see, passwords, keys and sessions, and the
 * chain that shows whether the audit log was changed afterwards. Knows neither HTTP nor SQL.
 */
@NullMarked
package dev.earmark.access;

import org.jspecify.annotations.NullMarked;
