/** Hand-written fakes and sample interactions that tests share. All of it is invented. */
@NullMarked
package dev.earmark.testing;

import org.jspecify.annotations.NullMarked;
