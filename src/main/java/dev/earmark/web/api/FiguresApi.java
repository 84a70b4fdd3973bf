package dev.earmark.web.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.earmark.access.Reach;
import dev.earmark.fault.Rejected;
import dev.earmark.figures.Board;
import dev.earmark.figures.BoardQuestion;
import dev.earmark.figures.Boards;
import dev.earmark.figures.Figure;
import dev.earmark.review.deed.Deeds;
import dev.earmark.store.Figures.FigureFilter;
import dev.earmark.store.Store;
import dev.earmark.text.PlainText;
import dev.earmark.web.http.Answer;
import dev.earmark.web.http.Exchange;
import dev.earmark.web.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Figures of many interactions, within the reach of whoever asks. */
final class FiguresApi {

    private static final List<Figure> FIRST = List.of(Figure.QA_SCORE, Figure.CRITICAL_MISSES, Figure.SENTIMENT_SHIFT, Figure.HANDLE_TIME,
            Figure.OVERRIDE_RATE, Figure.UNSCORED_SHARE);

    private final Deeds deeds;
    private final Boards boards;

    FiguresApi(Backend backend) {
        this.deeds = backend.reviewing().deeds();
        this.boards = new Boards(backend.clock());
    }

    Map<String, Handler> handlers() {
        return Map.of("getFigures", this::board, "exportFigures", this::export, "listFigures", this::catalogue,
                "getFigureChoice", this::choice, "putFigureChoice", this::choose);
    }

    private Answer catalogue(Exchange exchange) {
        return Answer.ok(Views.items(List.of(Figure.values()), FigureViews::figure));
    }

    private Answer board(Exchange exchange) {
        return Answer.ok(deeds.store().read(tx -> {
            Board board = boards.of(tx, asked(tx, exchange), exchange.reach());
            return FigureViews.board(board, by(exchange), new AgentNames(tx));
        }));
    }

    private Answer export(Exchange exchange) {
        String table = deeds.store().read(tx -> {
            Board board = boards.of(tx, asked(tx, exchange), exchange.reach());
            return BoardCsv.of(board, by(exchange) == Board.By.AGENT ? new AgentNames(tx)::name : key -> null);
        });
        return Answer.bytes(200, "text/csv", table.getBytes(StandardCharsets.UTF_8))
                .with("Content-Disposition", "attachment; filename=\"figures.csv\"");
    }

    private BoardQuestion asked(Store.Tx tx, Exchange exchange) {
        FigureFilter filter = FigureFilters.of(exchange, deeds.now());
        String named = exchange.query("figures");
        List<Figure> figures = named == null ? chosen(tx, exchange.reach()) : figures(List.of(named.split(",")));
        return new BoardQuestion(filter, figures, by(exchange));
    }

    private static Board.By by(Exchange exchange) {
        String by = exchange.query("by");
        return Arrays.stream(Board.By.values()).filter(one -> Views.lower(one).equals(by)).findFirst().orElse(Board.By.TEAM);
    }

    /** @throws Rejected with {@code figures.unknown} or {@code figures.too-many} */
    private static List<Figure> figures(List<String> labels) {
        List<Figure> figures = labels.stream().map(String::strip).distinct().map(label -> Figure.of(label)
                .orElseThrow(() -> new Rejected("figures.unknown", "There is no figure \"" + PlainText.quoted(label)
                        + "\"; /figures/catalogue lists them."))).toList();
        if (figures.size() > Figure.MOST) {
            throw new Rejected("figures.too-many", figures.size() + " figures; at most " + Figure.MOST + " are looked at together.");
        }
        return figures;
    }

    /** What was chosen for the teams of whoever asks, else for the house; what a later version no longer knows is left out. */
    private static List<Figure> chosen(Store.Tx tx, Reach reach) {
        List<Figure> chosen = tx.figures().choice(scope(reach)).or(() -> tx.figures().choice("")).orElse(List.of()).stream()
                .flatMap(label -> Figure.of(label).stream()).toList();
        return chosen.isEmpty() ? FIRST : chosen;
    }

    private static String scope(Reach reach) {
        return reach instanceof Reach.Teams(var names) ? String.join("\n", new TreeSet<>(names)) : "";
    }

    private Answer choice(Exchange exchange) {
        return Answer.ok(FigureViews.choice(deeds.store().read(tx -> chosen(tx, exchange.reach()))));
    }

    private Answer choose(Exchange exchange) throws IOException {
        List<String> labels = labels(exchange.body().get("figures"));
        List<Figure> figures = figures(labels);
        deeds.store().write(tx -> {
            tx.figures().choose(scope(exchange.reach()), figures.stream().map(Figure::label).toList(), deeds.now());
            deeds.noted(tx, exchange.principal(), "figures.choose", "", String.join(" ", figures.stream().map(Figure::label).toList()));
            return true;
        });
        return Answer.ok(FigureViews.choice(figures));
    }

    private static List<String> labels(JsonNode list) {
        List<String> labels = new ArrayList<>();
        list.forEach(label -> labels.add(label.asText()));
        return labels;
    }
}
