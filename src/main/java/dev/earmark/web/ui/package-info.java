/**
 * What a browser gets from this program besides data: the files of the page and its shell. The file in the source tree is the file that is
 * served; nothing is built in between. Their address holds a digest of all of them, so that a browser keeps them for good and never
 * mixes two versions; the shell alone is asked for each time. Nothing is fetched from anywhere else.
 */
@NullMarked
package dev.earmark.web.ui;

import org.jspecify.annotations.NullMarked;
