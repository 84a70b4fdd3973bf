package dev.earmark.message;

import java.util.List;
import java.util.regex.Pattern;

/** Which messages in an agent's name a program wrote: those of an author who says so, up to the hand-over. Safe for many threads. */
final class BotTurns {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final Pattern SAYS_SO = Pattern.compile(
            "\\b(?:i(?:'m|’m| am)|this is|meet|you(?:'re|’re| are) (?:chatting|speaking|talking) (?:to|with))"
                    + "(?: \\w+,?){0,3}? (?:(?:virtual|automated|digital|ai|online)(?:[ -]\\w+)? (?:assistant|agent|helper|advisor)"
                            + "|chat ?bot"
                    + "|(?:\\w+ )?bot)\\b"
                    + "|\\bich bin (?:\\w+,? ){0,3}(?:virtuelle[rs]?|digitale[rs]?) (?:assistent(?:in)?|berater(?:in)?)"
                    + "|\\bje suis (?:\\w+,? ){0,3}assistante? virtuel(?:le)?|\\bsoy (?:\\w+,? ){0,3}asistente virtual"
                    + "|\\bsono (?:\\w+,? ){0,3}assistente virtuale|\\bsou (?:\\w+,? ){0,3}assistente virtual"
                    + "|\\bik ben (?:\\w+,? ){0,3}(?:virtuele|digitale) assistent", FLAGS);
    private static final Pattern DENIES = Pattern.compile("\\b(?:not|no|never|nicht|kein|pas|non|niet|geen)\\b|n['’]t\\b", FLAGS);
    private static final Pattern WANTS_A_PERSON = Pattern.compile(
            "\\b(?:agent|human|person|representative|operator|somebody|someone real|real person|mitarbeiter|mensch|berater|conseiller"
                    + "|humain"
                    + "|agente|persona|operatore|atendente|medewerker|mens)\\b", FLAGS);
    private static final Pattern PERSON_ARRIVES = Pattern.compile(
            "\\bmy name is\\b|\\bthis is \\w+ (?:from|speaking|with)\\b|\\bi(?:'ll|’ll| will) be (?:taking|assisting|helping)\\b"
                    + "|\\bich heiße\\b"
                    + "|\\bmein name ist\\b|\\bje m['’]appelle\\b|\\bme llamo\\b|\\bmi chiamo\\b|\\bmi nombre es\\b|\\bmeu nome é\\b"
                            + "|\\bmijn naam is\\b",
            FLAGS);

    private BotTurns() {}

    static boolean saysSo(String text) {
        return SAYS_SO.matcher(text).results().anyMatch(said -> !DENIES.matcher(said.group()).find());
    }

    /** Whether a customer asks for somebody who is no program. */
    static boolean asksForPerson(String text) {
        return text.length() <= 200 && WANTS_A_PERSON.matcher(text).find();
    }

    static boolean personArrives(String text) {
        return PERSON_ARRIVES.matcher(text).find() && !saysSo(text);
    }

    /** Whether somebody takes over between two turns, both inclusive. */
    static boolean handedOver(List<RawTurn> turns, int from, int to) {
        return turns.subList(from, to + 1).stream().anyMatch(turn -> Notices.isHandover(turn.text()));
    }
}
