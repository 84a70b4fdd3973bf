package dev.earmark.example;

import dev.earmark.yaml.YamlMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** What is said in chats: phrases for each part of one, and what customers come with. */
record Phrases(Map<String, List<String>> parts, List<Matter> matters) {

    Phrases {
        parts = Map.copyOf(parts);
        matters = List.copyOf(matters);
    }

    /**
     * What a customer comes with.
     *
     * @param client company, also the name of the team
     * @param wrong  whether something went wrong for the customer
     * @param prefix of order and account numbers
     * @param next   what happens next, with a day
     * @param vague  the same without one
     */
    record Matter(String client, String queue, boolean wrong, String prefix, List<String> asks, String restates, String solves, String next,
            String vague) {
        Matter {
            asks = List.copyOf(asks);
        }
    }

    static Phrases read(YamlMap file) {
        YamlMap said = file.mapIf("phrases").orElseThrow(() -> file.wrong("no phrases"));
        Map<String, List<String>> parts = new HashMap<>();
        said.keys().forEach(part -> parts.put(part, said.texts(part)));
        return new Phrases(parts, file.maps("matters").stream().map(one -> new Matter(one.text("client"), one.text("queue"),
                one.text("wrong").equals("true"), one.text("prefix"), one.texts("asks"), one.text("restates"), one.text("solves"),
                one.text("next"), one.text("vague"))).toList());
    }

    String any(String part, Random random) {
        List<String> all = Objects.requireNonNull(parts.get(part), part);
        return all.get(random.nextInt(all.size()));
    }

    List<Matter> of(String client) {
        return matters.stream().filter(one -> one.client().equals(client)).toList();
    }
}
