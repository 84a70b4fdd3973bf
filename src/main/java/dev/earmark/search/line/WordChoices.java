package dev.earmark.search.line;

import java.util.List;

/** What a bare word stands for. */
@FunctionalInterface
public interface WordChoices {

    /** Stems one after the other, any of these rows; its own stem first. @param word lower case */
    List<List<String>> of(String word);
}
