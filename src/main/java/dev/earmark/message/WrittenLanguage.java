package dev.earmark.message;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which language something is written in, by its function words, or by its letters where no other language has them. It says nothing when
 * little is written, or languages are mixed. Safe for many threads.
 */
public final class WrittenLanguage {

    private static final int FEWEST_WORDS = 8;
    private static final double LEAST_SHARE = 0.2;
    private static final double CLEARLY = 1.7;
    private static final double MOST_LETTERS = 0.6;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+(?:['’][\\p{L}\\p{M}]+)?");

    private static final Map<String, Set<String>> FUNCTION_WORDS = Map.ofEntries(
            words("en", "the a an and or but if is are was were be been have has had do does did i you he she it we they me him her us "
                    + "them my your his our their this that these those to of in on at for with from by as not no yes can could will "
                    + "would should may what when where which who how there here please thank thanks hello hi i'm i'll i've you're "
                    + "it's that's don't"),
            words("de", "der die das ein eine einen einem einer und oder aber wenn ist sind war waren sein haben hat habe ich du er sie "
                    + "es wir ihr mir mich dir dich ihm ihn ihnen uns mein meine dein seine ihre unser zu zum zur von in im am auf "
                    + "für mit bei nach nicht kein keine ja nein kann können wird werden würde was wann wo wie wer hier da bitte "
                    + "danke hallo auch noch schon"),
            words("fr", "le la les un une des et ou mais si est sont était être avoir ai as ont je tu il elle nous vous ils elles me te "
                    + "se mon ma mes votre vos notre ce cet cette ces à au aux de du dans sur pour avec par en ne pas plus oui non "
                    + "peut pouvez que qui quand où comment bonjour merci j'ai c'est n'est d'accord qu'il l'ai s'il"),
            words("es", "el la los las un una unos y o pero si es son era ser estar está he ha han tengo yo tú él ella nosotros usted "
                    + "ustedes me te se mi mis su sus este esta esto a al de del en con por para no sí más puede puedo qué que quién "
                    + "cuándo dónde cómo hola gracias muy lo le les"),
            words("it", "il lo la i gli le un uno una e o ma se è sono era essere avere ho ha hanno io tu lui lei noi voi mi ti si ci "
                    + "mio mia suo sua questo questa a al alla di del della in nel con per da dal non più sì può posso che chi quando "
                    + "dove come buongiorno grazie ciao molto"),
            words("pt", "o a os as um uma e ou mas se é são era ser estar está tenho tem têm eu tu ele ela nós você vocês me te meu "
                    + "minha seu sua este esta isso ao à de do da dos das em no na nos nas com por para não sim mais pode posso que "
                    + "quem quando onde como olá obrigado obrigada muito"),
            words("nl", "de het een en of maar als is zijn was waren ben heb heeft hebben ik jij je u hij zij ze wij we mij me mijn "
                    + "jouw uw onze dit dat deze die te naar van in op aan voor met bij uit niet geen ja nee kan kunt wordt worden "
                    + "wat wanneer waar wie hoe hier er alstublieft bedankt dank hallo ook nog"),
            words("pl", "i w na z do nie się jest są był była to ten ta że jak co kto gdzie kiedy ale lub czy dla po od mam ma mamy ja "
                    + "ty on ona my pan pani mnie mi mój moja tak proszę dziękuję dzień dobry już jeszcze bardzo"),
            words("sv", "och att det en ett som är var jag du han hon vi ni de den på för med till av i inte har hade kan ska om men "
                    + "eller vad när var hur tack hej min mitt mina er din från"),
            words("da", "og at det en et som er var jeg du han hun vi i de den på for med til af ikke har havde kan skal om men eller "
                    + "hvad hvornår hvor hvordan tak hej min mit mine fra"),
            words("cs", "a v na s do ne se je jsou byl byla to ten ta že jak co kdo kde kdy ale nebo pro po od mám má máme já ty on ona "
                    + "my vy mně mi můj moje ano prosím děkuji dobrý den už ještě velmi"),
            words("tr", "ve bir bu şu o da de mi mı mu için ile ama veya çok ne nasıl nerede zaman ben sen biz siz onlar var yok değil "
                    + "evet hayır lütfen teşekkürler merhaba benim sizin"));

    private static final Map<Character.UnicodeScript, String> LETTERS = Map.of(
            Character.UnicodeScript.CYRILLIC, "ru", Character.UnicodeScript.GREEK, "el", Character.UnicodeScript.ARABIC, "ar",
            Character.UnicodeScript.HEBREW, "he", Character.UnicodeScript.HAN, "zh", Character.UnicodeScript.HIRAGANA, "ja",
            Character.UnicodeScript.HANGUL, "ko", Character.UnicodeScript.DEVANAGARI, "hi", Character.UnicodeScript.THAI, "th");

    private WrittenLanguage() {}

    private static Map.Entry<String, Set<String>> words(String language, String words) {
        return Map.entry(language, Set.copyOf(List.of(words.split(" "))));
    }

    /** Its ISO 639-1 code, such as {@code de}; empty when it is not clear. */
    public static Optional<String> of(String text) {
        Optional<String> byLetters = byLetters(text);
        if (byLetters.isPresent()) {
            return byLetters;
        }
        List<String> said = new ArrayList<>();
        WORD.matcher(text).results().forEach(word -> said.add(word.group().toLowerCase(Locale.ROOT).replace('’', '\'')));
        if (said.size() < FEWEST_WORDS) {
            return Optional.empty();
        }
        Map<String, Integer> hits = new HashMap<>();
        FUNCTION_WORDS.forEach((language, words) -> hits.put(language, (int) said.stream().filter(words::contains).count()));
        List<Map.Entry<String, Integer>> sorted = hits.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).toList();
        Map.Entry<String, Integer> best = sorted.getFirst();
        return best.getValue() >= LEAST_SHARE * said.size() && best.getValue() >= CLEARLY * sorted.get(1).getValue()
                ? Optional.of(best.getKey()) : Optional.empty();
    }

    private static Optional<String> byLetters(String text) {
        Map<String, Integer> counts = new HashMap<>();
        int[] letters = text.codePoints().filter(Character::isLetter).toArray();
        for (int letter : letters) {
            String language = LETTERS.get(Character.UnicodeScript.of(letter));
            if (language != null) {
                counts.merge(language, 1, Integer::sum);
            }
        }
        // Chinese letters beside Japanese ones are Japanese
        Integer kana = counts.get("ja");
        if (kana != null && kana > 0) {
            counts.merge("ja", counts.getOrDefault("zh", 0), Integer::sum);
        }
        return letters.length < FEWEST_WORDS ? Optional.empty() : counts.entrySet().stream()
                .filter(one -> one.getValue() > MOST_LETTERS * letters.length).map(Map.Entry::getKey)
                .max(Comparator.comparing((String one) -> one.equals("ja")));
    }
}
