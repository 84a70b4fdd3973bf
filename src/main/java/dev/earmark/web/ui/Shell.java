package dev.earmark.web.ui;

import dev.earmark.hash.Sha256;
import dev.earmark.web.http.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one page of the application, the same for everybody: it holds nothing but the way to its modules, which ask for what this person may
 * see. Its policy lets through the files of this server and its import map, and nothing else. Safe for many threads.
 */
public final class Shell {

    private final UiFiles files;
    private final ModuleGraph graph;

    public Shell(UiFiles files) {
        this.files = files;
        this.graph = new ModuleGraph(files);
    }

    /**
     * Not to be kept by anybody: it says which build holds. So that nothing waits for its turn, it names at once what the page will ask for
     * one after the other.
     *
     * @param name of the page's module, such as {@code calls}
     * @param asks addresses of the API that the page will ask for; whoever asks must be allowed to, for the console tells of refusals
     */
    public Answer page(String name, List<String> asks) {
        String map = files.text("importmap.json").replace("{ui}", files.address()).strip();
        String page = files.text("index.html").replace("{importmap}", map).replace("{icons}", files.text("icons.svg"))
                .replace("{ahead}", ahead(name, asks)).replace("{ui}", files.address());
        return Answer.bytes(200, "text/html; charset=utf-8", page.getBytes(StandardCharsets.UTF_8))
                .with("Content-Security-Policy", policy(map)).with("Cache-Control", "no-store");
    }

    private String ahead(String name, List<String> asks) {
        Stream<String> modules = graph.of("js/app.js", "js/pages/" + name + ".js").stream().map(module ->
                "<link rel=\"modulepreload\" href=\"{ui}/" + module + "\">");
        Stream<String> answers = asks.stream().map(address -> address.replace("&", "&amp;").replace("\"", "%22"))
                .map(address -> "<link rel=\"preload\" href=\"" + address + "\" as=\"fetch\" crossorigin=\"anonymous\">");
        return Stream.concat(answers, modules).collect(Collectors.joining("\n"));
    }

    private static String policy(String map) {
        String digest = Base64.getEncoder().encodeToString(new Sha256().add(map.getBytes(StandardCharsets.UTF_8)).bytes());
        return "default-src 'none'; script-src 'self' 'sha256-" + digest + "'; style-src 'self'; img-src 'self'; media-src 'self'; "
                + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /** Where the files of this build are found. */
    public String files() {
        return files.address();
    }
}
