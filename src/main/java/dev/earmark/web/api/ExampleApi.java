package dev.earmark.web.api;

import dev.earmark.example.ExampleHouse;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.util.Map;

/** The example: conversations that nobody had, to look at. */
final class ExampleApi {

    private final ExampleHouse house;

    ExampleApi(Backend backend) {
        this.house = backend.example();
    }

    Map<String, Handler> handlers() {
        return Map.of("getExample", _ -> state(200), "loadExample", this::load, "removeExample", this::remove);
    }

    private Answer state(int status) {
        ExampleHouse.State state = house.state();
        return Answer.json(status, Views.object().put("loadable", state.loadable()).put("loading", state.loading())
                .put("interactions", state.interactions()).put("scored", state.scored()).put("waiting", state.waiting())
                .put("trouble", state.trouble()));
    }

    private Answer load(Exchange exchange) {
        house.load(exchange.principal());
        return state(202);
    }

    private Answer remove(Exchange exchange) {
        return Answer.ok(Views.object().put("count", house.remove(exchange.principal())));
    }
}
