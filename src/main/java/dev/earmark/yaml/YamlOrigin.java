package dev.earmark.yaml;

import dev.earmark.fault.Fault;
import dev.earmark.fault.Rejected;

/**
 * Where a document comes from, as its refusals name it.
 *
 * @param name how refusals call the file
 * @param code the fault code for anything wrong in it
 */
record YamlOrigin(String name, String code) {

    Rejected reject(String what) {
        return new Rejected(code, name + " " + what + ".");
    }

    /** @param what a clause; a full stop is added unless it ends a sentence by itself */
    Fault rejectAt(String path, String what) {
        return new Rejected(code, name + ", " + (path.isEmpty() ? "top" : path) + ": " + what + (what.endsWith("?") ? "" : "."));
    }
}
