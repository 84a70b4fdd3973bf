/** The words in which a playbook is shown, whatever the medium, and a playbook at a prompt. */
@NullMarked
package dev.earmark.report.playbook;

import org.jspecify.annotations.NullMarked;
