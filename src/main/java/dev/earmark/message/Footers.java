package dev.earmark.message;

import java.util.List;
import java.util.regex.Pattern;

/** Signatures, footers and surveys below a message: they are pasted by a program, whatever the message says. Safe for many threads. */
final class Footers {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    private static final Pattern SIGNATURE_LINE = Pattern.compile("(?:--|—|––|__+|==+|\\*\\*\\*+) *");
    private static final Pattern DEVICE = Pattern.compile(
            "(?:sent from (?:my|yahoo|outlook|mail|samsung|proton)|get outlook for|von meinem .{1,30} gesendet|gesendet (?:von"
                    + "|mit) (?:mein|der|outlook)"
                    + "|envoyé de(?:puis)? mon|enviado desde mi|obtener outlook para|inviato da(?:l mio)?|enviado do meu"
                            + "|verzonden vanaf mijn"
                    + "|outlook für (?:ios|android)|télécharger outlook).{0,60}", FLAGS);
    private static final Pattern LEGAL = Pattern.compile(
            "[*_\\s]*(?:(?:this|the) (?:e-?mail|message|communication|information contained)[^\\n]{0,200}"
                    + "(?:confidential|privileged|intended (?:only|solely)|virus)"
                    + "|confidentiality notice|legal notice|disclaimer\\b|please consider the environment|you (?:are receiv"
                            + "|receiv)(?:ing|ed) this"
                    + " (?:e-?mail|message) because|to unsubscribe|unsubscribe|this (?:e-?mail|message) was sent (?:to|by)"
                    + "|(?:diese|der inhalt dieser) (?:e-?mail|nachricht)[^\\n]{0,200}vertraulich|bitte (?:denken sie an die"
                            + "|prüfen sie[^\\n]{0,40}) umwelt"
                    + "|(?:ce|le présent) (?:message|courriel|e-?mail)[^\\n]{0,200}confidentiel|pensez à l['’]environnement"
                    + "|este (?:mensaje|correo|e-?mail)[^\\n]{0,200}confidencial|(?:questo|il presente|questa)"
                    + " (?:messaggio|e-?mail)[^\\n]{0,200}(?:riservat|confidenzial)"
                    + "|esta (?:mensagem|comunicação)[^\\n]{0,200}confidencia|dit (?:bericht|e-?mail)[^\\n]{0,200}vertrouwelijk"
                    + "|deze e-?mail[^\\n]{0,200}vertrouwelijk)[^\\n]*", FLAGS);
    private static final Pattern SURVEY = Pattern.compile(
            "(?:how (?:would|do) you rate (?:the|your|this|our)|how did (?:we|i) do\\?|rate (?:this|your|the) (?:conversation|chat"
                    + "|support|experience)"
                    + "|(?:please )?(?:click|tap) (?:here|below|the link|on the link)[^\\n]{0,80}(?:survey|rate|feedback)"
                    + "|was this (?:answer|reply|response|conversation|message) helpful|wie (?:bewerten|zufrieden)[^\\n]{0,60}\\?"
                    + "|comment (?:évaluez|évalueriez)-vous|cómo (?:califica|valora|evaluar)|come valut|como (?:avalia|você avalia)"
                    + "|hoe (?:beoordeelt|tevreden))[^\\n]*", FLAGS);
    private static final Pattern RATING = Pattern.compile(
            "https?://|^\\W*(?:good|bad|great|okay|poor|yes|no|\\d)\\W*$|satisfied\\W*$|[★☆⭐😀🙁👍👎]", FLAGS);
    private static final Pattern SIGN_OFF = Pattern.compile(
            "(?:(?:kind|best|warm|many|with kind|with best)(?:est)? (?:regards|wishes)|regards|sincerely(?: yours)?|yours"
                    + " (?:sincerely|truly|faithfully)|cheers|all the best|(?:mit )?(?:freundlichen|freundliche|besten|beste|viele"
                            + "|herzliche|liebe)"
                    + " grüße?n?|mfg|(?:bien )?cordialement|bien à vous|salutations(?: distinguées)?|(?:un )?(?:cordial"
                            + "|atentos?) saludos?|saludos"
                    + "(?: cordiales)?|atentamente|cordiali saluti|distinti saluti|saluti|atenciosamente"
                            + "|(?:com os )?(?:melhores )?cumprimentos"
                    + "|met vriendelijke groet(?:en)?|vriendelijke groet(?:en)?|hartelijke groet(?:en)?)\\s*[,.!]?", FLAGS);
    private static final Pattern POSTSCRIPT = Pattern.compile("p\\.? ?s\\b.*", FLAGS);
    private static final int LONGEST_NAME_WORDS = 4;
    private static final int MOST_LINES_BELOW = 25;

    private Footers() {}

    /**
     * Whether what stands below this line, and the line, is a signature or footer.
     *
     * @param first whether there are no words above it
     */
    static boolean opens(List<String> lines, int at, boolean first) {
        String line = lines.get(at).strip();
        boolean rule = !first && SIGNATURE_LINE.matcher(lines.get(at)).matches() && at + 1 < lines.size();
        return rule || line.length() <= 1000 && (DEVICE.matcher(line).matches() || LEGAL.matcher(line).matches()
                || SURVEY.matcher(line).matches() && (!first || lines.stream().anyMatch(each -> RATING.matcher(each).find())));
    }

    /**
     * The line below the name under a closing formula, from which on a signature goes on; −1 when there is no such formula, or when more
     * than a signature follows, or nothing but names.
     */
    static int belowSignOff(List<String> lines, int at) {
        if (!SIGN_OFF.matcher(lines.get(at).strip()).matches()) {
            return -1;
        }
        int name = at + 1;
        while (name < lines.size() && lines.get(name).isBlank()) {
            name++;
        }
        if (name >= lines.size() || lines.get(name).strip().split("\\s+").length > LONGEST_NAME_WORDS) {
            return -1;
        }
        boolean more = lines.size() - name > MOST_LINES_BELOW
                || lines.subList(name, lines.size()).stream().anyMatch(line -> POSTSCRIPT.matcher(line.strip()).matches());
        boolean onlyNames = lines.subList(name, lines.size()).stream().allMatch(line -> line.strip().split("\\s+")
                .length <= LONGEST_NAME_WORDS);
        return more || onlyNames ? -1 : name + 1;
    }
}
