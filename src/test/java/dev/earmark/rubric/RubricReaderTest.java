package dev.earmark.rubric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.transcript.Channel;
import org.junit.jupiter.api.Test;

class RubricReaderTest {

    private static final String LIST = "house: [\"northfield (bank|banking)\"]";

    @Test
    void aRubricIsReadWhole() {
        Rubric rubric = RubricTexts.read(RubricTexts.GOOD);

        assertThat(rubric.id()).isEqualTo("desk");
        assertThat(rubric.version()).isEqualTo(1);
        assertThat(rubric.channels()).containsExactly(Channel.VOICE);
        assertThat(rubric.passMark()).isEqualTo(75);
        assertThat(rubric.bands()).extracting(Rubric.Band::name).containsExactly("good", "needs coaching");
        assertThat(rubric.words()).containsOnlyKeys("house");
        assertThat(rubric.criteria()).extracting(Criterion::id).containsExactly("brand", "amount");
        assertThat(rubric.criteria()).extracting(Criterion::weight).containsExactly(60.0, 40.0);
    }

    @Test
    void whatIsMissingIsNamed() {
        refused("title: Service desk\n", "", "top: \"title\" is missing.");
        refused("version: 1\n", "", "top: \"version\" is missing.");
        refused("weight: 60", "praise: Fine", "sections[opening].criteria[brand]: \"weight\" is missing.");
        refused("check: {echo: [\"{money}\"]}", "praise: Fine", "sections[opening].criteria[amount]: \"check\" is missing.");
    }

    @Test
    void aRubricNeedsCriteria() {
        assertRefused("rubric: a\nversion: 1\ntitle: A", "top: the rubric has no sections with criteria.");
        assertRefused("rubric: a\nversion: 1\ntitle: A\nsections: []", "top: the rubric has no sections with criteria.");
        assertRefused("rubric: a\nversion: 1\ntitle: A\nsections: [{id: b, title: B, criteria: []}]",
                "sections[b]: the section has no criteria.");
    }

    @Test
    void weightsAreFromNothingToAHundredAndAddUp() {
        refused("weight: 60", "weight: -60", "sections[opening].criteria[brand]: \"weight\" is -60; it must be from 0 to 100.");
        refused("weight: 60", "weight: 0", "top: the weights add up to 40; they must add up to 100.");
        refused("weight: 60", "weight: 59.5", "top: the weights add up to 99.5; they must add up to 100.");
        refused("weight: 60", "weight: .nan", "sections[opening].criteria[brand]: \"weight\" must be a number, not an endless one.");
        refused("weight: 60", "weight: 1e400", "sections[opening].criteria[brand]: \"weight\" must be a number, not an endless one.");
        refused("weight: 60", "weight: sixty", "sections[opening].criteria[brand]: \"weight\" must be a number, not \"sixty\".");
    }

    @Test
    void idsDiffer() {
        refused("- id: amount", "- id: brand", "top: criterion \"brand\" stands 2 times; ids must differ.");
    }

    @Test
    void idsArePlain() {
        refused("rubric: desk", "rubric: Service Desk",
                "top: \"rubric\" is \"Service Desk\"; begin with a lower-case letter and go on with those, digits, "
                + "hyphens and underscores, 64 in all at most.");
        refused("- id: brand", "- id: ../brand",
                "sections[opening].criteria[1]: \"id\" is \"../brand\"; begin with a lower-case letter and go on with those, "
                + "digits, hyphens and underscores, 64 in all at most.");
    }

    @Test
    void unknownKeysAndWordsAreRefused() {
        refused("pass-mark: 75", "passmark: 75", "top: unknown key \"passmark\"; did you mean \"pass-mark\"?");
        refused("[voice]", "[voice, fax]", "top: there is no channel \"fax\"; channels are voice, chat, email.");
        refused("weight: 60", "weight: 60\n        auto-fail: everything",
                "sections[opening].criteria[brand]: \"auto-fail\" is \"everything\"; it must be one of all, criterion, section.");
        refused("weight: 60", "weight: 60\n        credit: partly",
                "sections[opening].criteria[brand]: \"credit: partly\" needs an \"all\" check, whose parts share the points.");
    }

    @Test
    void versionsAreWhole() {
        refused("version: 1", "version: 1.5", "top: \"version\" is 1.5; it must be a whole number.");
        refused("version: 1", "version: 0", "top: \"version\" is 0; it must be from 1 to 1000000.");
    }

    @Test
    void wordListsHaveNamesOfTheirOwnAndHoldSomething() {
        refused(LIST, "money: [cash]",
                "words: \"money\" cannot name a word list; use lower-case letters and hyphens, and none of {number}, {figure}, {money}, "
                + "{day}, {time}, {duration}, {name}, {agent-name}, {customer-name}.");
        refused(LIST, "house: []", "words: the word list \"house\" is empty.");
        refused(LIST, "house: [\"[bank]\"]",
                "words: the phrase in {house} fits where nothing is said; at least one word has to stand outside [ ] and gaps.");
        refused(LIST, "house: [\"{hause}\"]",
                "words: there is no word list {hause}; write it under \"words\", or use one of {number}, {figure}, {money}, {day}, "
                + "{time}, {duration}, {name}, {agent-name}, {customer-name}.");
    }

    @Test
    void wordListsMayUseOthersButNotThemselves() {
        Rubric rubric = RubricTexts.read(RubricTexts.with(LIST, "house: [\"{street} bank\"]\n  street: [\"main\", \"high\"]"));
        assertThat(rubric.words()).containsOnlyKeys("house", "street");

        refused(LIST, "house: [\"{house} bank\"]", "words: the word list {house} holds itself.");
        refused(LIST, "house: [\"{street}\"]\n  street: [\"{town}\"]\n  town: [\"{house}\"]", "words: the word list {house} holds itself.");
    }

    @Test
    void phrasesThatExplodeWhenWrittenOutAreRefusedAtOnce() {
        StringBuilder lists = new StringBuilder(LIST);
        lists.append("\n  a: [x, y]");
        for (char name = 'b'; name <= 'z'; name++) {
            lists.append("\n  %s: [\"{%s} {%s}\"]".formatted(name, (char) (name - 1), (char) (name - 1)));
        }
        refused(LIST, lists.toString(), "words: the phrase in {m} has more than 5000 words when its lists are written out.");
    }

    @Test
    void manyLargePhrasesAreRefused() {
        String words = LIST + "\n  big: [\"" + "x ".repeat(900) + "\"]\n  bigger: [\"{big} {big} {big} {big} {big}\"]";
        String text = RubricTexts.with(LIST, words).replace("phrase: [\"{house}\"]", "phrase: [" + "\"{bigger}\", ".repeat(50) + "]");

        assertRefused(text,
                "sections[opening].criteria[brand].check: the phrases up to here have more than 200000 words when their lists are "
                + "written out.");
    }

    private static void refused(String old, String replacement, String sentence) {
        assertRefused(RubricTexts.with(old, replacement), sentence);
    }

    private static void assertRefused(String text, String sentence) {
        assertThatThrownBy(() -> RubricTexts.read(text)).isInstanceOf(Rejected.class).hasMessage("desk.yaml, " + sentence);
    }
}
