package dev.earmark.insight;

/**
 * What may repeat.
 *
 * @param rubricId      of a criterion; empty for a habit
 * @param rubricVersion of a criterion; 0 for a habit
 * @param id            of the criterion or the habit
 */
public record Subject(String rubricId, int rubricVersion, String id) {

    public static Subject of(Habit habit) {
        return new Subject("", 0, habit.id());
    }

    public boolean isHabit() {
        return rubricId.isEmpty();
    }

    /** The same criterion, whatever the version; coaching is about that. */
    public boolean isAbout(String rubric, String criterion) {
        return rubricId.equals(rubric) && id.equals(criterion);
    }
}
