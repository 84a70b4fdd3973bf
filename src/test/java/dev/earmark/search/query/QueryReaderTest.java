package dev.earmark.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.earmark.fault.Rejected;
import dev.earmark.phrase.pattern.PatternParser;
import dev.earmark.search.SearchQuery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryReaderTest {

    private static final QueryReader READER = new QueryReader(Map.of("house", List.of(PatternParser.parse("north bank"))));

    private static String read(String text) {
        return QueryJson.write(READER.read(text)).toString().replace('"', '\'');
    }

    /** What is typed, and what is read. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "refund late ~ {'words':'refund late'}",
        "why was I charged twice? ~ {'words':'why was I charged twice'}",
        "terms and conditions ~ {'words':'terms and conditions'}",
        "not happy, then? ~ {'words':'not happy then'}",
        "$42.50 ~ {'words':'$42.50'}",
        "\"money back\" ~ {'phrase':'money back','exact':true}",
        "“I can't help” ~ {'phrase':'i can not help','exact':true}",
        "help* ~ {'phrase':'help*','exact':false}",
        "(hi|hello) [there] ... {agent-name} ~ {'phrase':'( hi | hello ) [ there ] ... {agent-name}','exact':false}",
        "thank you for calling {house} ~ {'phrase':'thank you for calling {house}','exact':false}",
        "refund NEAR/5 late ~ {'near':[{'words':'refund'},{'words':'late'}],'most':5}",
        "\"money back\" near/3 (week|month) ~ "
                + "{'near':[{'phrase':'money back','exact':true},{'phrase':'( week | month )','exact':false}],'most':3}",
        "refund AND late ~ {'and':[{'words':'refund'},{'words':'late'}]}",
        "\"refund\" and not \"late\" ~ {'and':[{'phrase':'refund','exact':true},{'not':{'phrase':'late','exact':true}}]}",
        "refund OR \"money back\" ~ {'or':[{'words':'refund'},{'phrase':'money back','exact':true}]}",
        "(refund OR cancel) \"today\" ~ {'and':[{'or':[{'words':'refund'},{'words':'cancel'}]},{'phrase':'today','exact':true}]}",
        "agent: sorry ~ {'by':'agent','part':{'words':'sorry'}}",
        "Customer says he forgets ~ {'by':'customer','part':{'words':'he forgets'}}",
        "opening: agent: welcome ~ {'during':'opening','part':{'by':'agent','part':{'words':'welcome'}}}",
        "first 30s agent: welcome ~ {'during':{'first':30.0},'part':{'by':'agent','part':{'words':'welcome'}}}",
        "last 2 min: thanks ~ {'during':{'last':120.0},'part':{'words':'thanks'}}",
        "cancel THEN sorry ~ {'then':[{'words':'cancel'},{'words':'sorry'}],'within':3,'absent':false}",
        "customer says cancel, then agent does not say sorry within 3 turns ~ {'then':[{'by':'customer','part':{'words':'cancel'}},"
                + "{'by':'agent','part':{'words':'sorry'}}],'within':3,'absent':true}",
        "\"cancel\" then not (sorry|apologise) ~ {'then':[{'phrase':'cancel','exact':true},"
                + "{'phrase':'( sorry | apologise )','exact':false}],'within':3,'absent':true}",
        "agent: not (sorry|apologise) ~ {'by':'agent','part':{'not':{'phrase':'( sorry | apologise )','exact':false}}}",
        "like: caller is shut out ~ {'meaning':'caller is shut out'}",
        "שלום refund ~ {'words':'שלום refund'}",
    })
    void whatIsTypedIsRead(String typed, String meant) {
        assertThat(read(typed)).isEqualTo(meant);
    }

    @Test
    void aPhraseOfARubricStandsBehindATilde() {
        assertThat(read("~\"thank you <2> calling\"")).isEqualTo("{'phrase':'thank you <2> calling','exact':false}");
    }

    /** What is typed, and where the sentence says it is wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '`', value = {
        "`` ~ column 1",
        "?! ~ column 1",
        "\"money ~ column 1",
        "refund \"\" ~ column 8",
        "*und ~ column 1",
        "refund AND ~ column 8",
        "OR refund ~ column 1",
        "(refund ~ column 1",
        "refund) ~ column 7",
        "refund NEAR/31 late ~ column 8",
        "refund NEAR/5 (a OR b) ~ column 8",
        "agent: sorry customer: angry ~ column 14",
        "agent: ~ column 1",
        "x {nobody-knows} ~ column 1",
        "[maybe] ~ column 1",
        "<99> x ~ column 1",
        "cancel THEN sorry within 0 turns ~ column 19",
        "first 0s refund ~ column 1",
        "like: ~ column 1",
    })
    void whatCannotBeReadIsRefusedWithTheColumn(String typed, String where) {
        assertThatThrownBy(() -> READER.read(typed)).isInstanceOf(Rejected.class).hasMessageContaining(where).hasMessageEndingWith(".");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 200})
    void tooManyWordsAreRefused(int words) {
        assertThatThrownBy(() -> READER.read("a ".repeat(words))).isInstanceOf(Rejected.class).hasMessageContaining("at most 64");
    }

    @Test
    void hostileTextIsReadAsASmallQueryOrRefusedWithASentence() {
        List<String> hostile = List.of("x".repeat(100_000), "(".repeat(500), "((((((((((((((((a))))))))))))))))", "[".repeat(400),
                "\u0000refund\u0000", "\u202Erefund\u202C", "a* ".repeat(60), "\"".repeat(501), "NOT ".repeat(200) + "a", "kind:turn of:x",
                "a OR ".repeat(300) + "b",
                "{number}".repeat(64), "<30>".repeat(200), "a|".repeat(400), "agent:".repeat(150), "~".repeat(900),
                "then ".repeat(200), "\uD83D\uDE00 \uD83D", "first 99999s ".repeat(60) + "a");

        hostile.forEach(text -> {
            try {
                QueryShape.check(READER.read(text)); // so small that an index may rely on it
            } catch (Rejected refused) {
                assertThat(refused.getMessage()).hasSizeLessThan(400).endsWith(".");
            }
        });
    }

    @Test
    void whatIsWrittenAsJsonIsReadAgain() {
        QueryJson json = new QueryJson(Map.of("house", List.of(PatternParser.parse("north bank"))));
        for (String typed : List.of("refund late", "\"money back\" NEAR/5 late", "agent: sorry AND NOT {house}", "opening: x", "last 9s x",
                "customer says cancel then agent: not sorry within 7 turns", "like: angry", "(a OR \"b\")")) {
            SearchQuery query = READER.read(typed);
            assertThat(json.read(QueryJson.write(query))).as(typed).isEqualTo(query);
        }
        SearchQuery like = new SearchQuery.LikeTurn("call-7", 3);
        assertThat(json.read(QueryJson.write(like))).isEqualTo(like);
        assertThat(json.read(QueryJson.write(new SearchQuery.Everything()))).isEqualTo(new SearchQuery.Everything());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "3", "{\"words\":3}", "{\"words\":\" \"}", "{\"words\":\"a\",\"x\":1}",
        "{\"and\":[{\"words\":\"a\"}]}",
        "{\"near\":[{\"words\":\"a\"},{\"not\":{\"words\":\"b\"}}]}", "{\"by\":\"boss\",\"part\":{\"words\":\"a\"}}", "{\"by\":\"agent\"}",
        "{\"during\":{\"first\":-1},\"part\":{\"words\":\"a\"}}", "{\"then\":[{\"words\":\"a\"},{\"words\":\"b\"}],\"within\":51}",
        "{\"phrase\":\"[a]\"}", "{\"like\":\"x\"}", "{\"lucene\":\"kind:turn\"}"})
    void wrongJsonIsRefusedWithASentence(String text) throws Exception {
        var node = new com.fasterxml.jackson.databind.ObjectMapper().readTree(text);

        assertThatThrownBy(() -> new QueryJson(Map.of()).read(node)).isInstanceOf(Rejected.class).hasMessageEndingWith(".");
    }
}
