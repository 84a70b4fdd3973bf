/** Whom a client of this program believes when it speaks TLS to a server that an operator named. */
@NullMarked
package dev.earmark.tls;

import org.jspecify.annotations.NullMarked;
