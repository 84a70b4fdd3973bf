package dev.earmark.eval.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.earmark.fault.Unavailable;
import java.net.URI;
import java.time.Duration;

/** A tab of a browser. One thread at a time. */
public final class BrowserTab {

    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final long LOOK_MS = 25;
    private static final int COLLECTIONS = 10;

    private final DevTools tools;
    private final String session;

    BrowserTab(DevTools tools, String session) {
        this.tools = tools;
        this.session = session;
        tools.ask(session, "Page.enable", DevTools.fields());
        tools.ask(session, "Performance.enable", DevTools.fields().put("timeDomain", "threadTicks")); // of the processor, not of the clock
    }

    /** Script that runs in every page before its own. */
    void before(String script) {
        tools.ask(session, "Page.addScriptToEvaluateOnNewDocument", DevTools.fields().put("source", script));
    }

    /** Begins to go there. */
    void open(String address) {
        tools.ask(session, "Page.navigate", DevTools.fields().put("url", address));
    }

    /** The value of an expression of script, or of what it promises. */
    JsonNode value(String expression) {
        JsonNode found = tools.ask(session, "Runtime.evaluate", DevTools.fields().put("expression", expression).put("awaitPromise", true)
                .put("returnByValue", true));
        if (found.has("exceptionDetails")) {
            throw DevTools.failed("its page says " + found.path("exceptionDetails").path("exception").path("description").asText(), null);
        }
        return found.path("result").path("value");
    }

    double number(String expression) {
        return value(expression).asDouble();
    }

    /** @throws Unavailable when it does not become true within a minute */
    void until(String expression) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!value("Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                throw DevTools.failed("within a minute it never came to " + expression, null);
            }
            pause(LOOK_MS);
        }
    }

    /** By the form of the application. */
    void logIn(URI server, String login, String password) {
        open(server + "/login/form");
        until("document.querySelector('form input[name=password]')");
        value("document.querySelector('input[name=login]').value = '" + login + "'");
        value("document.querySelector('input[name=password]').value = '" + password + "'");
        value("document.querySelector('form').submit()");
        until("location.pathname === '/calls'");
    }

    static void pause(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw DevTools.failed("the measuring was stopped", stopped);
        }
    }

    /** Presses and releases a key that writes a character. */
    void press(String character) {
        ObjectNode key = DevTools.fields().put("type", "keyDown").put("key", character).put("text", character);
        tools.ask(session, "Input.dispatchKeyEvent", key);
        tools.ask(session, "Input.dispatchKeyEvent", DevTools.fields().put("type", "keyUp").put("key", character));
    }

    /** Seconds of processor that the pages of this tab have taken so far: script, style, layout and painting. */
    double processorSeconds() {
        for (JsonNode metric : tools.ask(session, "Performance.getMetrics", DevTools.fields()).path("metrics")) {
            if (metric.path("name").asText().equals("TaskDuration")) {
                return metric.path("value").asDouble();
            }
        }
        throw DevTools.failed("it does not tell how long it worked", null);
    }

    /** Bytes that script holds after all garbage is gone: what is compiled goes only when several collections have found it unused. */
    double heapBytes() {
        for (int i = 0; i < COLLECTIONS; i++) {
            tools.ask(session, "HeapProfiler.collectGarbage", DevTools.fields());
        }
        return tools.ask(session, "Runtime.getHeapUsage", DevTools.fields()).path("usedSize").asDouble();
    }

    /** Nodes of all documents that are still held. */
    long nodes() {
        return tools.ask(session, "Memory.getDOMCounters", DevTools.fields()).path("nodes").asLong();
    }

    /** Forgets every file that was kept. */
    void forgetFiles() {
        tools.ask(session, "Network.clearBrowserCache", DevTools.fields());
    }
}
