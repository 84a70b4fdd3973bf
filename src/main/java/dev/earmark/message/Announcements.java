package dev.earmark.message;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words that a telephone system plays on the house's side of a line. One sign alone may be an agent's own sentence, so a turn needs a sign
 * that only machines give, or two others. Safe for many threads.
 */
public final class Announcements {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
    private static final List<Pattern> ONLY_MACHINES = patterns(
            "\\bplease (?:hold|stay on the line|remain on the line|wait)[, ]+(?:for|and|while|until)?.{0,20}\\bnext available\\b",
            "\\bnext available (?:representative|agent|advisor|operator|associate|team member)\\b",
            "\\byour call is (?:very )?important to us\\b", "\\ball (?:of )?our \\w+ (?:\\w+ )?are (?:currently |all )?busy\\b",
            "\\byou are (?:caller )?(?:number )?\\w+ in (?:the )?(?:queue|line)\\b", "\\bthis call has (?:now )?ended\\b",
            "\\b(?:for|to) [\\w ]{2,40}[, ]+(?:please )?press (?:or say )?(?:\\d|one|two|three|four|five|six|seven|eight|nine|zero)\\b",
            "\\bpress (?:\\d|one|two|three|four|five|six|seven|eight|nine|zero|star|hash|pound) (?:for|to|now)\\b",
            "\\bcalls? (?:is|are|will be) answered in the order\\b",
            "\\b(?:you can|to) (?:also )?(?:hear|repeat) (?:this menu|these options)\\b",
            "\\bto (?:repeat|return to) (?:this|the) .{0,20}menu\\b",
            "\\byour call (?:will be|is being) (?:answered|transferred|connected) (?:shortly|in the order|now)\\b",
            "\\bbitte (?:bleiben sie in der leitung|legen sie nicht auf)\\b",
                    "\\balle (?:unsere )?(?:mitarbeiter|leitungen) .{0,30}\\b(?:besetzt"
                    + "|im gespräch)\\b", "\\bdrücken sie die\\b",
            "\\bne quittez pas\\b.{0,60}\\bconseiller\\b", "\\btapez \\w+\\b", "\\bsu llamada es (?:muy )?importante\\b",
            "\\bpulse (?:uno|dos|tres|\\d)\\b", "\\bpremere? (?:uno|due|tre|\\d|il tasto)\\b",
            "\\bsua (?:ligação|chamada) é (?:muito )?importante\\b", "\\bal onze medewerkers\\b");

    private static final List<Pattern> OFTEN_MACHINES = patterns(
            "\\b(?:this )?call (?:may|will) be (?:recorded|monitored)\\b", "\\bshort (?:customer )?survey\\b", "\\bstay on the line\\b",
            "\\bthank you for calling\\b", "\\bour (?:opening|business|office) hours\\b", "\\bvisit (?:us at|our website)\\b",
            "\\bplease listen carefully\\b", "\\bmenu options\\b",
            "\\b(?:please )?(?:say or )?(?:enter|key in) your .{2,40}(?:followed by|and then press|using (?:the|your)) ",
            "\\b(?:your )?estimated (?:wait|waiting|hold)(?:ing)? time\\b",
            "\\bwe are (?:currently )?experiencing (?:a )?(?:high|higher|unusually)\\b.{0,40}\\bcalls?\\b",
            "\\ban? (?:representative|agent|advisor|operator|associate) will be with you (?:shortly|soon|momentarily|as soon)\\b",
            "\\bafter the (?:tone|beep)\\b");

    private static final Pattern PERSON = Pattern.compile("\\b(?:i|i'm|i'll|i've|i’m|i’ll|i’ve|my|me|ich|je|yo|io|eu|ik)\\b",
            Pattern.CASE_INSENSITIVE);
    private static final int SIGNS_OF_A_MACHINE = 3;

    private Announcements() {}

    private static List<Pattern> patterns(String... sources) {
        return Arrays.stream(sources).map(source -> Pattern.compile(source, FLAGS)).toList();
    }

    /** Whether a whole turn is played by a machine; those who say "I" are people. */
    public static boolean is(String text) {
        return !PERSON.matcher(text).find() && isPlayed(text);
    }

    /** Whether somebody says "I": no announcement does. */
    public static boolean isPerson(String text) {
        return PERSON.matcher(text).find();
    }

    private static boolean isPlayed(String text) {
        return ONLY_MACHINES.stream().anyMatch(sign -> sign.matcher(text).find())
                || OFTEN_MACHINES.stream().filter(sign -> sign.matcher(text).find()).count() >= SIGNS_OF_A_MACHINE;
    }
}
