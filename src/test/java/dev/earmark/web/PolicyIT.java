package dev.earmark.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Permission;
import dev.earmark.access.Role;
import dev.earmark.moments.Moment.Tone;
import dev.earmark.review.Audience;
import dev.earmark.review.Dispute;
import dev.earmark.review.MarkedMoment;
import dev.earmark.review.Remark;
import dev.earmark.review.Revision.By;
import dev.earmark.scoring.Evidence;
import dev.earmark.scoring.Verdict;
import dev.earmark.store.Interactions.Blob;
import dev.earmark.transcript.Speaker;
import dev.earmark.web.Http.Answered;
import dev.earmark.web.contract.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every route of the contract, tried by nobody and by every role, on what is theirs and on what is not. */
class PolicyIT {

    private static final String OWN = "a-own";
    private static final String OTHER = "a-other";

    /** A body for each operation that needs one; what is in it matters little. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("createInteraction", Served.transcript(OWN, "Hello.", "Hi.")),
            Map.entry("search", "{\"q\":\"refund\"}"),
            Map.entry("createSearch", "{\"name\":\"refunds\",\"search\":{\"q\":\"refund\"}}"),
            Map.entry("putSearch", "{\"name\":\"refunds\",\"search\":{\"q\":\"refund\"}}"),
            Map.entry("rescoreInteractions", "{\"agent\":\"nobody-has-this\"}"),
            Map.entry("forecastRescoring", "{\"agent\":\"nobody-has-this\"}"),
            Map.entry("rescoreInteraction", "{}"),
            Map.entry("draftRubric", "nonsense"),
            Map.entry("validateRubric", "nonsense"),
            Map.entry("putCalibration", "nonsense"),
            Map.entry("putRubricRules", "{\"rules\":[]}"),
            Map.entry("putAgent", "{\"name\":\"Dana\",\"team\":\"billing\"}"),
            Map.entry("createWebhook", "{\"url\":\"https://192.0.2.1/hook\"}"),
            Map.entry("putWebhook", "{\"url\":\"https://192.0.2.1/hook\"}"),
            Map.entry("changePassword", "{\"old\":\"wrong\",\"new\":\"long enough for all\"}"),
            Map.entry("login", "{\"login\":\"no-one\",\"password\":\"x\"}"),
            Map.entry("choosePassword", "{\"token\":\"unknown\",\"password\":\"long enough for all\"}"),
            Map.entry("createAccount", "{\"login\":\"somebody\",\"name\":\"Some Body\",\"role\":\"coach\"}"),
            Map.entry("putAccount", "{\"name\":\"Some Body\",\"role\":\"coach\"}"),
            Map.entry("createKey", "{\"name\":\"k\",\"role\":\"coach\",\"scopes\":[\"rubrics:read\"]}"),
            Map.entry("beginApp", "{\"password\":\"wrong\"}"),
            Map.entry("confirmApp", "{\"code\":\"000000\"}"),
            Map.entry("removeApp", "{\"password\":\"wrong\"}"),
            Map.entry("renewRecoveryCodes", "{\"password\":\"wrong\"}"),
            Map.entry("askNewPasskey", "{\"password\":\"wrong\"}"),
            Map.entry("addPasskey",
                    "{\"ticket\":\"x\",\"name\":\"phone\",\"credential\":{\"id\":\"x\",\"rawId\":\"x\",\"type\":\"public-key\","
                    + "\"response\":{}}}"),
            Map.entry("removePasskey", "{\"password\":\"wrong\"}"),
            Map.entry("loginByCode", "{\"ticket\":\"x\",\"code\":\"000000\"}"),
            Map.entry("loginByPasskey",
                    "{\"ticket\":\"x\",\"credential\":{\"id\":\"x\",\"rawId\":\"x\",\"type\":\"public-key\",\"response\":{}}}"),
            Map.entry("codeByPage", "ticket=x&code=000000"),
            Map.entry("loginByPage", "login=no-one&password=x"),
            Map.entry("assignInteractions", "{\"ids\":[\"nobody-has-this\"],\"to\":null}"),
            Map.entry("exportChosen", "{\"ids\":[\"nobody-has-this\"]}"),
            Map.entry("deleteInteractions", "{\"ids\":[\"nobody-has-this\"]}"),
            Map.entry("putVerdict", "{\"seen\":0,\"verdict\":\"met\"}"),
            Map.entry("undoVerdict", "{\"seen\":0}"),
            Map.entry("finishReview", "{\"seen\":0}"),
            Map.entry("draftPlaybook", "{\"id\":\"p\",\"version\":1,\"title\":\"P\",\"outcome\":\"csat\",\"queue\":null,\"calls\":0,"
                    + "\"tried\":0,\"plays\":[]}"),
            Map.entry("makePlaybook", "{\"outcome\":\"csat\"}"),
            Map.entry("beginOneToOne", "{\"on\":\"2026-03-02\"}"),
            Map.entry("addOneToOneEntry", "{\"kind\":\"win\",\"text\":\"Well done.\"}"),
            Map.entry("putOneToOneEntry", "{\"seen\":1,\"kind\":\"win\",\"text\":\"Well done.\"}"),
            Map.entry("addOwnOneToOneEntry", "{\"kind\":\"win\",\"text\":\"It went well.\"}"),
            Map.entry("putOwnOneToOneEntry", "{\"seen\":1,\"kind\":\"win\",\"text\":\"It went well.\"}"),
            Map.entry("addOutcome", "{\"csat\":5}"),
            Map.entry("importOutcomes", "id,csat\nnobody-has-this,5\n"),
            Map.entry("addComment", "{\"text\":\"Well done.\"}"),
            Map.entry("putComment", "{\"version\":1,\"text\":\"Very well done.\"}"),
            Map.entry("markMoment", "{\"turn\":0}"),
            Map.entry("addPrivateNote", "{\"text\":\"Ask about the shift.\"}"),
            Map.entry("addCoaching", "{\"subject\":\"talks-over\",\"on\":\"2026-03-02\"}"),
            Map.entry("correctWords", "{\"seen\":1,\"turn\":0,\"word\":0,\"text\":\"thanks\"}"),
            Map.entry("swapParties", "{\"seen\":1}"),
            Map.entry("openDispute", "{\"criterion\":\"feeling_first\",\"verdict\":\"met\",\"reason\":\"I did.\"}"),
            Map.entry("decideDispute", "{\"decision\":\"declined\",\"reason\":\"It is not there.\"}"),
            Map.entry("nextInQueue", "{}"),
            Map.entry("putRetentionRules", "{\"rules\":[]}"),
            Map.entry("addHold", "{\"subject\":\"customer\",\"subjectId\":\"nobody\",\"reason\":\"Court\"}"),
            Map.entry("putQueueRules", "{\"samplePerAgentWeek\":2,\"rules\":[]}"),
            Map.entry("addView", "{\"name\":\"Low\",\"query\":\"maxScore=60\"}"),
            Map.entry("putView", "{\"name\":\"Low\",\"query\":\"maxScore=60\"}"),
            Map.entry("addCoachingList", "{\"name\":\"To hear again\"}"),
            Map.entry("putFigureChoice", "{\"figures\":[\"qa-score\"]}"),
            Map.entry("addCoachingItem", "{\"interaction\":\"nobody-has-this\",\"turn\":0}"),
            Map.entry("logoutByPage", "csrf=x"),
            Map.entry("choosePasswordByPage", "password=a&again=b"));

    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("agent", OWN), Map.entry("rubric", "billing-care"), Map.entry("version", "7"), Map.entry("playbook", "resolved"),
            Map.entry("call", "unknown"), Map.entry("turn", "0"),
            Map.entry("schema", "sidecar.schema.json"), Map.entry("token", "0123456789abcdef"), Map.entry("session", "0123456789abcdef"),
            Map.entry("passkey", "unknown"), Map.entry("part", "people"), Map.entry("page", "calls"), Map.entry("criterion", "own-name"),
            Map.entry("number", "1"), Map.entry("view", "unknown"), Map.entry("event", "unknown"),
            Map.entry("list", "unknown"), Map.entry("item", "unknown"), Map.entry("hold", "unknown"), Map.entry("note", "unknown"),
            Map.entry("sheet", "unknown"), Map.entry("entry", "unknown"));

    @TempDir
    static Path folder;

    static Served served;
    static Http nobody;
    static final Map<Role, Http> KEYS = new EnumMap<>(Role.class);
    static final Map<Role, Http> PEOPLE = new EnumMap<>(Role.class);
    static final Map<String, Http> COACHES = new HashMap<>();
    private static final Map<String, String> LOOKED_AT = new HashMap<>();

    @BeforeAll
    static void serve() {
        served = new Served(folder);
        nobody = served.nobody();
        for (Role role : Role.values()) {
            String agent = role == Role.AGENT ? OWN : null;
            KEYS.put(role, served.key(role, role.permissions(), agent));
            PEOPLE.put(role, served.person("one-" + role.label(), role, agent));
        }
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    /** A call that is shared with its agent, who disputes a verdict; with a comment and a moment for the agent. */
    private static String reviewed(String agent) {
        String id = served.shared(agent);
        Blob words = served.kept(id, "original-words", "application/json", "{\"turns\":[]}".getBytes(StandardCharsets.UTF_8));
        Blob sound = served.kept(id, "original-audio", "audio/wav", new byte[] {1, 2, 3});
        By kim = new By("p-0", "Kim");
        served.inStore(tx -> {
            List.of(words, sound).forEach(original -> tx.interactions().putBlob(id, original));
            Evidence place = new Evidence(Evidence.Kind.PROOF, 0, Speaker.AGENT, null, "thank you");
            tx.publications().open(new Dispute("d-" + id, id, "billing-care", 7, "own-name", Dispute.State.OPEN, new Verdict.NotMet(),
                    "No.", new By("p-9", "Dana"), served.clock.instant(), null));
            tx.remarks().add(id, new Remark("c-" + id, 0, null, "Good.", Audience.AGENT, kim, served.clock.instant(), null, 1));
            tx.remarks().mark(id, new MarkedMoment("m-" + id, Tone.PRAISE, place, "", Audience.AGENT, kim, served.clock.instant()));
            return true;
        });
        return id;
    }

    /** What an operation may be tried on: one for all that only look or are refused, a new one for what will change it. */
    private static String one(String agent, Operation operation, boolean allowed) {
        return operation.changes() && allowed ? reviewed(agent) : LOOKED_AT.computeIfAbsent(agent, PolicyIT::reviewed);
    }

    static Stream<Operation> operations() {
        return ContractCheck.CONTRACT.operations().stream();
    }

    @Test
    void everyRouteHasAPolicyAndOnlyTheseNeedNone() {
        Set<String> policies = Stream.concat(Stream.of("public", "session"), Stream.of(Permission.values()).map(Permission::label))
                .collect(Collectors.toSet());

        assertThat(operations()).allSatisfy(operation -> assertThat(policies).as(operation.id()).contains(operation.permission()));
        assertThat(operations().filter(operation -> operation.permission().equals("public")).map(Operation::id)).containsExactlyInAnyOrder(
                "login", "choosePassword", "startOidc", "finishOidc", "getContract", "getSchema",
                "loginByCode", "askPasskey", "loginByPasskey",
                "homePage", "enterExample", "loginPage", "loginByPage", "codeByPage",
                "passwordPage", "choosePasswordByPage", "page", "callPage",
                "adminPage", "coachedPage", "oneToOnePage");
    }

    @Test
    void everyPermissionOpensSomething() {
        assertThat(operations().map(Operation::permission))
                .contains(Stream.of(Permission.values()).map(Permission::label).toArray(String[]::new));
    }

    private static Http key(Role role) {
        return Objects.requireNonNull(KEYS.get(role));
    }

    private static Http person(Role role) {
        return Objects.requireNonNull(PEOPLE.get(role));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void nobodyIsToldOnlyWhatIsPublic(Operation operation) {
        Answered answer = ask(nobody, operation, one(OWN, operation, operation.permission().equals("public")));

        if (operation.permission().equals("public")) {
            assertThat(answer.status()).isNotEqualTo(403).isLessThan(500);
        } else {
            answer.must(401);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void everyRoleMayDoExactlyWhatItsPermissionsSay(Operation operation) {
        for (Role role : Role.values()) {
            Answered answer = ask(key(role), operation, one(OWN, operation, may(role, operation)));

            assertThat(refused(answer)).as(role + " " + operation.id() + " " + answer.text()).isEqualTo(!may(role, operation));
            assertThat(answer.status()).as(role + " " + operation.id() + " " + answer.text()).isLessThan(500);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void peopleMayReadWhatTheirKeysMay(Operation operation) {
        if (operation.changes()) {
            return;
        }
        for (Role role : Role.values()) {
            assertThat(refused(ask(person(role), operation, one(OWN, operation, false)))).as(role + " " + operation.id())
                    .isEqualTo(!may(role, operation));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsNotAnAgentsOwnDoesNotExistForTheAgent(Operation operation) {
        if (!operation.path().contains("/interactions/{id}")) {
            return;
        }
        for (Role role : Role.values()) {
            boolean unseen = role == Role.AGENT;
            Answered other = ask(key(role), operation, one(OTHER, operation, may(role, operation)));
            Answered own = ask(key(role), operation, one(OWN, operation, may(role, operation)));

            if (may(role, operation)) {
                assertThat(other.status() == 404).as(role + " " + operation.id()).isEqualTo(unseen);
                assertThat(own.status()).as(role + " " + operation.id()).isNotEqualTo(404);
            } else {
                other.must(403);
            }
        }
        Http keyOfOneAgent = served.key(Role.ADMIN, Set.of(Permission.values()), OWN);
        assertThat(ask(keyOfOneAgent, operation, one(OTHER, operation, true)).status()).as(operation.id()).isEqualTo(404);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anAgentsOwnDraftDoesNotExistForTheAgentEither(Operation operation) {
        if (!operation.path().contains("/interactions/{id}") || !may(Role.AGENT, operation)) {
            return;
        }
        String draft = served.scored(OWN);
        for (Http agent : List.of(key(Role.AGENT), person(Role.AGENT))) {
            if (agent == key(Role.AGENT) || !operation.changes()) {
                assertThat(ask(agent, operation, draft).status()).as(operation.id()).isEqualTo(404);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsNotACoachsTeamDoesNotExistForTheCoach(Operation operation) {
        if (!operation.path().contains("/interactions/{id}") || operation.changes() || !may(Role.COACH, operation)) {
            return;
        }
        assertThat(ask(coachOf("sales"), operation, one(OWN, operation, false)).status()).as(operation.id()).isEqualTo(404);
        assertThat(ask(coachOf("billing"), operation, one(OWN, operation, false)).status()).as(operation.id()).isNotEqualTo(404);
    }

    private static Http coachOf(String team) {
        return COACHES.computeIfAbsent(team, name -> served.coach("coach-of-" + name, Set.of(name)));
    }

    @Test
    void anAgentSeesNoDraftInAnyListAndNoCommentForReviewers() {
        String draft = served.scored(OWN);
        String shared = reviewed(OWN);
        key(Role.REVIEWER).post("/api/v1/interactions/" + shared + "/comments", "{\"text\":\"For us only\"}").must(201);
        for (Http agent : List.of(key(Role.AGENT), person(Role.AGENT))) {
            assertThat(agent.get("/api/v1/interactions?limit=500").must(200).text()).contains(shared).doesNotContain(draft);
            assertThat(agent.get("/api/v1/interactions/export").must(200).text()).contains(shared).doesNotContain(draft);
            assertThat(agent.get("/api/v1/interactions/" + shared + "/comments").must(200).text()).contains("Good.")
                    .doesNotContain("For us only").doesNotContain("Kim");
            assertThat(agent.get("/api/v1/me/moments").must(200).text()).contains(shared).doesNotContain(draft);
            assertThat(agent.get("/api/v1/interactions/" + shared + "/review").must(200).text()).doesNotContain("Kim");
        }
    }

    @Test
    void listsShowAnAgentTheirOwnOnly() {
        reviewed(OTHER);
        reviewed(OWN);
        for (Http agent : List.of(key(Role.AGENT), person(Role.AGENT))) {
            JsonNode items = agent.get("/api/v1/interactions?limit=500").must(200).json().get("items");
            assertThat(items).isNotEmpty().allSatisfy(item -> assertThat(item.get("agent").get("id").asText()).isEqualTo(OWN));
            assertThat(agent.get("/api/v1/interactions?agent=" + OTHER).must(200).json().get("items")).isEmpty();
        }
    }

    /** Every way to search, by every role: hits, totals, counts and examples. */
    @Test
    void searchesShowAnAgentTheirOwnOnlyAndCountNothingElse() {
        String from = served.clock.instant().toString();
        String other = served.shared(OTHER);
        String own = served.shared(OWN);
        String draft = served.scored(OWN);
        served.searchable();
        for (Role role : Role.values()) {
            for (Http who : List.of(key(role), person(role))) {
                List<JsonNode> pages = List.of(
                        who.get("/api/v1/search?q=refund&limit=100&facets=agent,team&from=" + from).must(200).json(),
                        who.get("/api/v1/search?limit=100&facets=agent,team&from=" + from).must(200).json(),
                        who.post("/api/v1/search", "{\"q\":\"refund\",\"limit\":100,\"facets\":[\"agent\",\"team\"],"
                                + "\"from\":\"" + from + "\"}").must(200).json(),
                        who.post("/api/v1/search", "{\"agent\":[\"a-own\",\"a-other\"],\"limit\":100,\"facets\":[\"agent\",\"team\"],"
                                + "\"from\":\"" + from + "\"}").must(200).json());
                pages.forEach(page -> checkPage(role, page));
                pages.forEach(page -> assertThat(page.toString().contains(draft)).as("not shared").isEqualTo(role != Role.AGENT));
                assertThat(who.get("/api/v1/search?like=" + draft + ":1").status() == 404).isEqualTo(role == Role.AGENT);
                assertThat(who.get("/api/v1/search?q=refund&agent=" + OTHER + "&facets=team").must(200).json().at("/total").asInt() > 0)
                        .isEqualTo(role != Role.AGENT);
                who.get("/api/v1/search?like=nothing:1").must(404);
                assertThat(who.get("/api/v1/search?like=" + other + ":1").status() == 404).as(role.label()).isEqualTo(role == Role.AGENT);
                assertThat(who.post("/api/v1/search", "{\"like\":{\"interaction\":\"" + other + "\",\"turn\":1}}").status() == 404)
                        .isEqualTo(role == Role.AGENT);
                assertThat(who.get("/api/v1/search?like=" + own + ":1").status()).isNotEqualTo(404);
            }
        }
        Http keyOfOneAgent = served.key(Role.ADMIN, Set.of(Permission.values()), OTHER);
        assertThat(keyOfOneAgent.get("/api/v1/search?limit=100&from=" + from).must(200).text()).contains(other).doesNotContain(own);
        for (boolean theirs : List.of(true, false)) {
            Http coach = served.coach("coach-of-" + theirs, Set.of(theirs ? "billing" : "another team"));
            assertThat(coach.get("/api/v1/search?limit=100&from=" + from).must(200).text().contains(other)).isEqualTo(theirs);
            assertThat(coach.get("/api/v1/search?limit=1&facets=team&from=" + from).must(200).json().at("/facets/0/values").isEmpty())
                    .isEqualTo(!theirs);
            assertThat(coach.get("/api/v1/search?like=" + other + ":1").status() == 404).isEqualTo(!theirs);
        }
        Http nobodysAgent = served.person("agent-without-search", Role.AGENT, null);
        JsonNode nothing = nobodysAgent.get("/api/v1/search?facets=agent").must(200).json();
        assertThat(nothing.get("groups")).isEmpty();
        assertThat(nothing.at("/total").asInt()).isZero();
        assertThat(nothing.at("/facets/0/values")).isEmpty();
    }

    private static void checkPage(Role role, JsonNode page) {
        boolean seesAll = role != Role.AGENT;
        Set<String> agents = new java.util.TreeSet<>();
        int hits = 0;
        for (JsonNode group : page.get("groups")) {
            agents.add(group.at("/interaction/agent/id").asText());
            hits += group.get("hits").size();
        }
        assertThat(agents).as(role + " " + page).contains(OWN);
        assertThat(agents.contains(OTHER)).isEqualTo(seesAll);
        assertThat(page.at("/total").asInt()).as("no more than is shown").isEqualTo(hits);
        List<String> counted = new java.util.ArrayList<>();
        page.at("/facets/0/values").forEach(value -> counted.add(value.get("value").asText()));
        assertThat(counted).containsExactlyInAnyOrderElementsOf(agents);
        long interactions = 0;
        for (JsonNode value : page.at("/facets/1/values")) {
            interactions += value.get("interactions").asLong();
        }
        assertThat(interactions).isEqualTo(page.get("groups").size());
    }

    @Test
    void anAgentWithoutAnIdSeesNothing() {
        reviewed(OWN);

        assertThat(served.person("agent-without", Role.AGENT, null).get("/api/v1/interactions").must(200).json().get("items")).isEmpty();
    }

    @Test
    void aKeyMayDoOnlyWhatItsScopesSayAndNeverMoreThanItsRole() {
        Http reader = served.key(Role.ADMIN, Set.of(Permission.READ_INTERACTIONS), null);

        reader.get("/api/v1/interactions").must(200);
        reader.get("/api/v1/audit").must(403);
        served.key(Role.AGENT, Set.of(Permission.READ_AUDIT), OWN).get("/api/v1/audit").must(403);
    }

    @Test
    void whatIsHeldIsDeletedByNoRequestUntilTheHoldIsLifted() {
        Http admin = key(Role.ADMIN);
        String held = reviewed(OWN);
        String free = reviewed(OWN);
        String hold = admin.post("/api/v1/holds", "{\"subject\":\"interaction\",\"subjectId\":\"" + held + "\",\"reason\":\"Court\"}")
                .must(201).json().get("id").asText();
        String both = "{\"ids\":[\"" + held + "\",\"" + free + "\"]}";

        assertThat(admin.get("/api/v1/interactions/" + held).must(200).json().get("held").asBoolean()).isTrue();
        assertThat(admin.post("/api/v1/interactions/delete", both).must(200).json().get("count").asInt()).isEqualTo(1);
        assertThat(admin.post("/api/v1/interactions/delete", both).must(409).code()).isEqualTo("retention.held");
        admin.send("DELETE", "/api/v1/holds/" + hold, BodyPublishers.noBody(), null).must(204);
        assertThat(admin.post("/api/v1/interactions/delete", both).must(200).json().get("count").asInt()).isEqualTo(1);
        assertThat(admin.get("/api/v1/retention/deletions?limit=500").must(200).text()).contains(held, free);
        assertThat(admin.put("/api/v1/retention/rules", "{\"rules\":[{\"kind\":\"sound\",\"days\":9},{\"kind\":\"sound\",\"days\":8}]}")
                .must(422)
                .code()).isEqualTo("retention.rule-twice");
    }

    @Test
    void everyAnswerAboutAnInteractionWithoutItsWordsIsStillGiven() {
        String id = reviewed(OWN);
        served.inStore(tx -> tx.retention().deleteWords(id, served.clock.instant(), "The words were deleted by the rule \"x\"."));
        for (Operation operation : operations().filter(one -> !one.changes() && one.path().contains("/interactions/{id}")).toList()) {
            Answered answer = ask(key(Role.ADMIN), operation, id);
            boolean sound = operation.path().endsWith("/audio") || operation.path().endsWith("/peaks")
                    || operation.path().contains("/sounds/");

            assertThat(answer.status()).as(operation.id() + " " + answer.text()).isIn(sound ? List.of(404) : List.of(200, 404));
        }
        JsonNode result = key(Role.ADMIN).get("/api/v1/interactions/" + id + "/result").must(200).json();
        assertThat(result.at("/scorecard/percent").isNumber()).isTrue();
        assertThat(result.at("/transcript/source/remarks").toString()).contains("The words were deleted by the rule");
        assertThat(result.at("/transcript/turns/0/text").asText()).isEqualTo("[words deleted]");
        assertThat(key(Role.REVIEWER).post("/api/v1/interactions/" + id + "/transcript/words", "{\"seen\":1,\"turn\":0,\"word\":0,"
                + "\"text\":\"thanks\"}").status()).isIn(404, 409);
        key(Role.ADMIN).get("/api/v1/figures?by=agent").must(200);
    }

    @Test
    void whoeverMayNotKnowCustomersSeesMasksInEveryAnswer() {
        String said = "{\"channel\":\"chat\",\"customer\":{\"id\":\"c-8844\",\"name\":\"Zacharias Quibble\"},\"agent\":{\"id\":\"a-own\","
                + "\"name\":\"Dana\"},\"turns\":[{\"speaker\":\"customer\",\"text\":\"Zacharias Quibble here, my phone number is 07700 "
                + "900123\"},"
                + "{\"speaker\":\"agent\",\"text\":\"Thanks Zacharias, this is Dana, it is zq@example.org?\"}]}";
        String id = served.program().post("/api/v1/interactions", said).must(201).json().get("id").asText();
        served.work();
        Set<Permission> scopes = new HashSet<>(Role.ADMIN.permissions());
        scopes.remove(Permission.READ_CUSTOMERS);
        Http masked = served.key(Role.ADMIN, scopes, null);
        for (String at : List.of("/interactions?limit=500", "/interactions/" + id, "/interactions/" + id + "/transcript",
                "/interactions/" + id + "/result", "/interactions/export")) {
            assertThat(masked.get("/api/v1" + at).must(200).text().toLowerCase(Locale.ROOT)).as(at).contains("dana")
                    .doesNotContain("zacharias", "quibble", "c-8844", "900123", "zq@example.org");
        }
        assertThat(masked.get("/api/v1/interactions/" + id + "/transcript").must(200).json().at("/turns/0/text").asText())
                .isEqualTo("[masked] here, my phone number is [masked]");
        masked.get("/api/v1/customer?id=c-8844").must(403);
        masked.get("/api/v1/interactions?customer=c-8844").must(403);
        masked.post("/api/v1/search", "{\"customer\":[\"c-8844\"]}").must(403);
        assertThat(served.program().get("/api/v1/interactions/" + id).must(200).json().at("/customer/name").asText())
                .isEqualTo("Zacharias Quibble");
        assertThat(served.program().get("/api/v1/events?limit=500").text()).as("what webhooks are sent").doesNotContain("Quibble",
                "c-8844");
    }

    @Test
    void nobodyGivesAwayMoreThanTheyHave() {
        Http manager = served.key(Role.ADMIN, Set.of(Permission.MANAGE_ACCESS), null);

        manager.post("/api/v1/keys", "{\"name\":\"k\",\"role\":\"admin\",\"scopes\":[\"audit:read\"]}").must(403);
        manager.post("/api/v1/accounts", "{\"login\":\"x\",\"name\":\"x\",\"role\":\"admin\"}").must(403);
        assertThat(served.program().post("/api/v1/keys", "{\"name\":\"k\",\"role\":\"coach\",\"scopes\":[\"audit:read\"]}").must(422)
                .code()).isEqualTo("access.scope-beyond-role");
    }

    @Test
    void everyRouteOfAnInteractionSaysWhatItShowsOfIt() {
        assertThat(operations().filter(operation -> operation.path().contains("/interactions/{id}") && !operation.changes()))
                .isNotEmpty().allSatisfy(operation -> assertThat(operation.reads()).as(operation.id()).isIn("read", "hear", "none"));
        assertThat(operations().filter(operation -> !operation.path().contains("/interactions/{id}") && !operation.reads().isEmpty())
                .map(Operation::id)).as("what shows words of several")
                .containsExactlyInAnyOrder("searchTurns", "search", "exportLabels", "getCoachingList",
                        "listSurveyComments", "getCustomer", "hearClip",
                        "listAgentMoments", "getOneToOne", "listOwnOneToOnes", "exportCustomer");
    }

    private static boolean may(Role role, Operation operation) {
        return switch (operation.permission()) {
            case "public", "session" -> true;
            default -> role.permissions().stream().anyMatch(permission -> permission.label().equals(operation.permission()));
        };
    }

    private static boolean refused(Answered answer) {
        return answer.status() == 401 && !answer.text().contains("\"access.") && !answer.text().contains("fit.")
                && !answer.text().contains("begin again")
                || answer.status() == 403 && answer.text().contains("web.not-allowed");
    }

    private static Answered ask(Http who, Operation operation, String interaction) {
        String path = operation.path();
        for (Map.Entry<String, String> value : PATHS.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        path = path.replace("{id}", interaction).replace("{dispute}", "d-" + interaction).replace("{comment}", "c-" + interaction)
                .replace("{moment}", "m-" + interaction);
        if (operation.permission().equals(Permission.READ_ORIGINALS.label())) {
            path += "?reason=a%20quarrel";
        }
        if (operation.id().equals("streamEvents")) {
            return began(who, path);
        }
        @Nullable String body = BODIES.get(operation.id());
        assertThat(operation.bodies().isEmpty()).as("a body for " + operation.id()).isEqualTo(body == null);
        if (body == null) {
            return who.send(operation.method(), path, BodyPublishers.noBody(), null);
        }
        String type = operation.bodies().keySet().stream().filter(one -> !one.startsWith("multipart")).findFirst().orElseThrow();
        return who.send(operation.method(), path, BodyPublishers.ofString(body), type);
    }

    /** A stream does not end by itself. */
    private static Answered began(Http who, String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(who.base().resolve(path));
        who.headers().forEach(request::header);
        try {
            var response = Http.CLIENT.send(request.build(), BodyHandlers.ofInputStream());
            try (InputStream _ = response.body()) {
                return new Answered(new Began(response));
            }
        } catch (IOException | InterruptedException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
