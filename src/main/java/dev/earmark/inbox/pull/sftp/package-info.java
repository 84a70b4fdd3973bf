/** A folder of another machine that is fetched from by SFTP. */
@NullMarked
package dev.earmark.inbox.pull.sftp;

import org.jspecify.annotations.NullMarked;
