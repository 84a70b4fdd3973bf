/**
 * A playbook as people edit, order and publish it: plays with their clips, figures and words, as JSON. What the program found stands in it
 * as it was found; titles, notes and the order are the coach's. Nothing here knows how plays are found.
 */
@NullMarked
package dev.earmark.playbook.page;

import org.jspecify.annotations.NullMarked;
