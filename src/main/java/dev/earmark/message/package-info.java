/**
 * What a message is made of before anybody judges it. Exports name parties in a hundred ways, mails carry earlier mails below their own
 * words, programs answer in an agent's name, and some recordings hold no conversation at all. This package says whose words are whose, and
 * which of them are new.
 *
 * <pre>
 *  RawTurn (author as written, text as written)
 *     │ HtmlText      tags and entities become text; a quoted block becomes lines with "&gt;"
 *     │ Parties       role names, names of people, else what they say: agent, customer, bot, system
 *     │ NewWords      quotes, forwards, signatures and footers become turns of "quoted"
 *     ▼
 *  Turn ──► NoConversation: voicemail, wrong number, nobody there
 * </pre>
 *
 * <p>Nothing is thrown away: what is nobody's new word stays in the transcript as a turn of {@code quoted}, {@code bot} or {@code system},
 * which no rule for agent or customer looks at.
 */
@NullMarked
package dev.earmark.message;

import org.jspecify.annotations.NullMarked;
