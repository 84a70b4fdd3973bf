package dev.earmark.playbook;

import dev.earmark.playbook.trait.CallTraits;
import java.util.function.IntPredicate;
import java.util.function.ObjIntConsumer;

/** The traits of many calls, one after the other, as often as asked; so they need not lie in memory. */
public interface TraitSource {

    /** @param visitor is told each call's traits with the position of the call in the list of facts; calls without traits are left out */
    void each(ObjIntConsumer<CallTraits> visitor);

    /** The same of some of the calls only. @param wanted whether a call at a position is asked for */
    default void each(IntPredicate wanted, ObjIntConsumer<CallTraits> visitor) {
        each((traits, call) -> {
            if (wanted.test(call)) {
                visitor.accept(traits, call);
            }
        });
    }
}
