package dev.earmark.judge.blind;

import dev.earmark.phrase.ConversationWords;
import dev.earmark.phrase.PartyNames;
import dev.earmark.phrase.match.Automaton;
import dev.earmark.phrase.match.Match;
import dev.earmark.phrase.match.PatternCompiler;
import dev.earmark.phrase.match.PhraseSearch;
import dev.earmark.phrase.match.Vocabulary;
import dev.earmark.phrase.pattern.PatternParser;
import dev.earmark.phrase.sound.Ear;
import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.sound.SoundAlike;
import dev.earmark.phrase.words.PartyWords;
import dev.earmark.phrase.words.Token;
import dev.earmark.transcript.Speaker;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Names that are known of the parties, and those by which they introduce themselves or sign: "this is Peter Miller", "Anna here", "kind
 * regards, Tom". What is only called out ("thanks, Peter") and names of third people are not found.
 */
final class IntroducedNames {

    private static final String NAME = "{name}";
    /** Behind these stands a name, whatever follows. */
    private static final List<Automaton> CERTAIN = automata("my name is " + NAME, "my name will be " + NAME);
    /** Behind these stands a name of the other party. */
    private static final List<Automaton> TITLES = automata("(mr|mister|mrs|missus|ms) " + NAME);
    /** Behind these stands a name when nothing that belongs to it follows. */
    private static final List<Automaton> LIKELY = automata("this is " + NAME, "the name is " + NAME,
            "you are (speaking|talking|chatting|writing) (to|with) " + NAME, "you are through to " + NAME, "you have reached " + NAME,
            "call me " + NAME, "(kind|best|warm) regards " + NAME, "regards " + NAME, "yours " + NAME, "sincerely " + NAME);
    /** Behind these stands a name only when somebody goes on so, or it is written like one: "I am late". */
    private static final List<Automaton> BARE = automata("i am " + NAME, "it is " + NAME);
    private static final List<Automaton> BEFORE = automata(NAME + " (here|speaking)");
    private static final List<Automaton> ALL = Stream.of(CERTAIN, TITLES, LIKELY, BARE, BEFORE).flatMap(List::stream).toList();
    private static final Set<String> BEHIND_A_NAME = Set.of("from", "at", "with", "speaking", "here", "calling", "and", "how", "your",
            "on");
    /** The last words of the patterns before the name. */
    private static final Set<String> WRITTEN = Set.of("is", "be", "am", "mr", "mister", "mrs", "missus", "ms", "to", "with", "reached",
            "me", "regards", "yours", "sincerely");
    private static final Set<String> INTRODUCING = Set.of("from", "speaking", "here", "calling");
    private static final Set<String> DAYS = Set.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
            "february", "march", "july", "september", "october", "november", "december", "sincerely", "faithfully");
    private static final String ENDS = ",.!?;:-–—\n";
    private static final int SHORTEST_NAME = 3;

    private final Set<String> agent;
    private final Set<String> customer;

    private IntroducedNames(Set<String> agent, Set<String> customer) {
        this.agent = agent;
        this.customer = customer;
    }

    static IntroducedNames of(ConversationWords conversation) {
        PartyNames known = conversation.names();
        Set<String> agent = new HashSet<>(known.agent());
        Set<String> customer = new HashSet<>(known.customer());
        agent.addAll(said(conversation, Speaker.AGENT, known.agent()));
        agent.addAll(called(conversation, Speaker.CUSTOMER));
        agent.removeAll(known.customer());
        customer.addAll(said(conversation, Speaker.CUSTOMER, known.customer()));
        customer.addAll(called(conversation, Speaker.AGENT));
        customer.removeAll(agent);
        return new IntroducedNames(Set.copyOf(agent), Set.copyOf(customer));
    }

    Set<String> agent() {
        return agent;
    }

    Set<String> customer() {
        return customer;
    }

    private static List<Automaton> automata(String... patterns) {
        return Stream.of(patterns).map(pattern -> PatternCompiler.compile(PatternParser.parse(pattern), Map.of())).toList();
    }

    /** @param known what is called otherwise than this, and only likely a name, is taken for that of a house or a team */
    private static Set<String> said(ConversationWords conversation, Speaker speaker, Set<String> known) {
        PartyWords line = conversation.of(speaker);
        PhraseSearch search = search(line);
        Set<String> names = new HashSet<>();
        CERTAIN.forEach(pattern -> matches(search, pattern, line).forEach(match -> names.addAll(behind(line, match, true))));
        LIKELY.forEach(pattern -> matches(search, pattern, line).filter(match -> closed(conversation, line, match))
                .forEach(match -> names.addAll(likely(behind(line, match, false), known))));
        BARE.forEach(pattern -> matches(search, pattern, line).filter(match -> introduces(line, match))
                .forEach(match -> names.addAll(likely(behind(line, match, false), known))));
        BEFORE.forEach(pattern -> matches(search, pattern, line)
                .forEach(match -> names.addAll(likely(Set.of(line.tokens().get(match.to() - 2).text()), known))));
        return named(names);
    }

    /** The names behind a title, by which one party calls the other. */
    private static Set<String> called(ConversationWords conversation, Speaker speaker) {
        PartyWords line = conversation.of(speaker);
        PhraseSearch search = search(line);
        Set<String> names = new HashSet<>();
        TITLES.forEach(pattern -> matches(search, pattern, line).forEach(match -> names.addAll(behind(line, match, false))));
        return named(names);
    }

    private static PhraseSearch search(PartyWords line) {
        return new PhraseSearch(line, new Ear(Hearing.TYPED, Set.of(), Set.of(), new SoundAlike()), new Vocabulary(ALL));
    }

    private static Set<String> named(Set<String> words) {
        words.removeIf(name -> name.length() < SHORTEST_NAME || DAYS.contains(name));
        return words;
    }

    private static Set<String> likely(Set<String> words, Set<String> known) {
        return known.isEmpty() || words.stream().anyMatch(known::contains) ? words : Set.of();
    }

    private static Stream<Match> matches(PhraseSearch search, Automaton pattern, PartyWords line) {
        return search.find(pattern, 0, line.tokens().size(), 0).stream();
    }

    /** The one or two words behind the words that are written out; of two the second only where it is sure to belong to the name. */
    private static Set<String> behind(PartyWords line, Match match, boolean certain) {
        int first = match.to() - (WRITTEN.contains(line.tokens().get(match.to() - 2).text()) ? 1 : 2);
        Set<String> names = new HashSet<>(Set.of(line.tokens().get(first).text()));
        line.tokens().subList(first + 1, match.to()).stream().filter(token -> certain || token.capital())
                .forEach(token -> names.add(token.text()));
        return names;
    }

    /** Whether somebody goes on as after a name, or the word is written as one. */
    private static boolean introduces(PartyWords line, Match match) {
        boolean goesOn = match.to() < line.tokens().size() && INTRODUCING.contains(line.tokens().get(match.to()).text());
        return goesOn || line.tokens().get(match.to() - 1).capital();
    }

    /** Whether the words go on with something that does not belong to a name, as in "this is Acme support". */
    private static boolean closed(ConversationWords conversation, PartyWords line, Match match) {
        Token last = line.tokens().get(match.to() - 1);
        @Nullable Token next = match.to() < line.tokens().size() ? line.tokens().get(match.to()) : null;
        if (next == null || next.turn() != last.turn() || BEHIND_A_NAME.contains(next.text())) {
            return true;
        }
        String text = conversation.turn(last.turn()).text();
        return last.to() < text.length() && ENDS.indexOf(text.charAt(last.to())) >= 0;
    }
}
