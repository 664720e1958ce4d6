package com.sitearis.maintenance.backup.witness;

import static org.assertj.core.api.Assertions.assertThat;

import com.sitearis.maintenance.backup.witness.Witness.Sequence;
import com.sitearis.maintenance.backup.witness.Witness.Sequence.Value;
import org.junit.jupiter.api.Test;

class WitnessSequenceTest {

    @Test
    void aSequenceThatStoodStillAdmitsItsValueOnly() {
        Sequence still = sequence(1, new Value(7, true), new Value(7, true));
        assertThat(still.admits(new Value(7, true))).isTrue();
        assertThat(still.admits(new Value(6, true))).isFalse();
        assertThat(still.admits(new Value(7, false))).isFalse();
        assertThat(still.admits(new Value(1, false))).isFalse();
    }

    @Test
    void aSequenceThatMovedDuringTheDumpAdmitsWhatLiesBetween() {
        Sequence moved = sequence(1, new Value(7, true), new Value(20, true));
        assertThat(moved.admits(new Value(7, true))).isTrue();
        assertThat(moved.admits(new Value(13, true))).isTrue();
        assertThat(moved.admits(new Value(20, true))).isTrue();
        assertThat(moved.admits(new Value(6, true))).isFalse();
        assertThat(moved.admits(new Value(21, true))).isFalse();
    }

    @Test
    void aDescendingSequenceAdmitsWhatLiesBetweenToo() {
        Sequence moved = sequence(-1, new Value(-7, true), new Value(-20, true));
        assertThat(moved.admits(new Value(-13, true))).isTrue();
        assertThat(moved.admits(new Value(-6, true))).isFalse();
    }

    @Test
    void aSequenceThatWasUsedForTheFirstTimeDuringTheDumpAdmitsBothItsStartAndItsFirstValue() {
        Sequence first = sequence(1, new Value(1, false), new Value(1, true));
        assertThat(first.admits(new Value(1, false))).isTrue();
        assertThat(first.admits(new Value(1, true))).isTrue();
        assertThat(first.admits(new Value(2, true))).isFalse();
    }

    @Test
    void aSequenceThatCycledDuringTheDumpMayHaveHeldAnything() {
        Sequence cycled = sequence(1, new Value(99, true), new Value(3, true));
        assertThat(cycled.admits(new Value(100, true))).isTrue();
    }

    private static Sequence sequence(long increment, Value before, Value after) {
        return new Sequence("public", "s", increment, before, after);
    }
}
