package dev.earmark.search.lucene;

import dev.earmark.phrase.sound.Ear.Hearing;
import dev.earmark.phrase.words.Token;
import dev.earmark.search.SearchDocument;
import dev.earmark.search.SearchDocument.Score;
import dev.earmark.search.SearchPage.About;
import dev.earmark.search.line.Lines;
import dev.earmark.search.line.Run;
import dev.earmark.transcript.Channel;
import dev.earmark.transcript.Speaker;
import dev.earmark.transcript.TimeSpan;
import dev.earmark.transcript.Turn;
import dev.earmark.transcript.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What is written at documents to be shown and checked, and read again. */
final class Records {

    private static final int NUMBER = 1;
    private static final int MONEY = 2;
    private static final int CAPITAL = 16;
    private static final int SENTENCE = 4;
    private static final int NEXT_TURN = 8;

    private Records() {}

    /** A run with the hearing and the names of its conversation. */
    record HeardRun(Hearing hearing, Set<String> agentNames, Set<String> customerNames, Run run) {}

    static BytesRef turn(Turn turn) {
        Packed.Writer out = new Packed.Writer();
        out.number(turn.speaker().ordinal()).number(turn.index()).text(turn.text()).span(turn.time()).number(turn.words().size());
        long last = 0;
        for (Word word : turn.words()) {
            out.text(word.text()).number(word.time().startMs() - last).number(word.time().lengthMs());
            last = word.time().startMs();
        }
        return out.bytes();
    }

    static Turn turn(BytesRef packed) {
        Packed.Reader in = new Packed.Reader(packed);
        Speaker speaker = Speaker.values()[in.count()];
        int index = in.count();
        String text = in.certain();
        TimeSpan time = in.span();
        int size = in.count();
        List<Word> words = new ArrayList<>(size);
        long last = 0;
        for (int i = 0; i < size; i++) {
            String word = in.certain();
            last += in.number();
            words.add(new Word(word, new TimeSpan(last, last + in.number()), 1));
        }
        return new Turn(index, speaker, time, text, words);
    }

    static BytesRef run(Lines lines, Run run) {
        Packed.Writer out = new Packed.Writer();
        out.number(lines.hearing().ordinal()).number(run.speaker().ordinal());
        names(out, lines.agentNames());
        names(out, lines.customerNames());
        out.number(run.tokens().size());
        int turn = 0;
        for (int at = 0; at < run.tokens().size(); at++) {
            Token token = run.tokens().get(at);
            int flags = (token.number() ? NUMBER : 0) | (token.money() ? MONEY : 0) | (run.sentences().get(at) ? SENTENCE : 0)
                    | (token.turn() != turn ? NEXT_TURN : 0) | (token.capital() ? CAPITAL : 0);
            out.number(flags);
            if (token.turn() != turn) {
                out.number(token.turn() - turn);
                turn = token.turn();
            }
            out.text(token.text());
        }
        return out.bytes();
    }

    private static void names(Packed.Writer out, Set<String> names) {
        out.number(names.size());
        names.stream().sorted().forEach(out::text);
    }

    static HeardRun run(BytesRef packed) {
        Packed.Reader in = new Packed.Reader(packed);
        Hearing hearing = Hearing.values()[in.count()];
        Speaker speaker = Speaker.values()[in.count()];
        Set<String> agents = names(in);
        Set<String> customers = names(in);
        int size = in.count();
        List<Token> tokens = new ArrayList<>(size);
        BitSet sentences = new BitSet();
        int turn = 0;
        for (int at = 0; at < size; at++) {
            int flags = in.count();
            turn += (flags & NEXT_TURN) == 0 ? 0 : in.count();
            sentences.set(at, (flags & SENTENCE) != 0);
            tokens.add(new Token(in.certain(), turn, 0, 0, null, 1, (flags & NUMBER) != 0, (flags & MONEY) != 0,
                    (flags & CAPITAL) != 0));
        }
        return new HeardRun(hearing, agents, customers, new Run(speaker, tokens, sentences));
    }

    private static Set<String> names(Packed.Reader in) {
        int size = in.count();
        Set<String> names = HashSet.newHashSet(size);
        for (int i = 0; i < size; i++) {
            names.add(in.certain());
        }
        return names;
    }

    static BytesRef about(SearchDocument document) {
        Score score = document.score();
        Packed.Writer out = new Packed.Writer();
        out.text(document.id()).number(document.version()).text(document.externalId())
                .number(document.transcript().channel().ordinal())
                .text(document.facts().agentId()).text(document.facts().agentName()).text(document.routing().team())
                .text(document.routing().queue()).text(document.facts().customerId())
                .maybe(document.startedAt() == null ? null : document.startedAt().toEpochMilli())
                .number(document.receivedAt().toEpochMilli()).maybe(document.durationMs())
                .number(document.transcript().turns().size()).text(document.status());
        out.text(score == null ? null : score.rubricId());
        if (score != null) {
            Double percent = score.percent();
            out.number(score.rubricVersion()).maybe(percent == null ? null : Double.doubleToLongBits(percent))
                    .number(score.passed() == null ? 0 : score.passed() ? 1 : 2).text(score.band());
        }
        return out.bytes();
    }

    static About about(BytesRef packed) {
        Packed.Reader in = new Packed.Reader(packed);
        String id = in.certain();
        long version = in.number();
        String externalId = in.text();
        Channel channel = Channel.values()[in.count()];
        String agent = in.text();
        String name = in.text();
        String team = in.text();
        String queue = in.text();
        String customer = in.text();
        Long started = in.maybe();
        Instant received = Instant.ofEpochMilli(in.number());
        Long duration = in.maybe();
        int turns = in.count();
        String status = in.certain();
        String rubric = in.text();
        Integer rubricVersion = rubric == null ? null : Integer.valueOf(in.count());
        Long percent = rubric == null ? null : in.maybe();
        int passed = rubric == null ? 0 : in.count();
        String band = rubric == null ? null : in.text();
        return new About(id, version, externalId, channel, agent, name, team, queue, customer,
                started == null ? null : Instant.ofEpochMilli(started), received, duration, turns, status, rubric, rubricVersion,
                percent == null ? null : Double.valueOf(Double.longBitsToDouble(percent)), passed(passed), band);
    }

    private static @Nullable Boolean passed(int flag) {
        return flag == 0 ? null : Boolean.valueOf(flag == 1);
    }
}
