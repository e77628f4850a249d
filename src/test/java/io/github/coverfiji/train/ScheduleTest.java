package io.github.coverfiji.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.method.LearningGroup;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

	@Test
	void warmsUpThenFallsToZero() {
		var schedule = Schedule.cosine(0.4, 30);
		assertEquals(3, schedule.warmup());
		assertEquals(0.1, schedule.at(0), 1e-12);
		assertEquals(0.3, schedule.at(2), 1e-12);
		assertEquals(0.4, schedule.at(3), 1e-12);
		for (int step = 4; step < 30; step++)
			assertTrue(schedule.at(step) < schedule.at(step - 1) && schedule.at(step) > 0);
		assertEquals(0, schedule.at(30), 1e-12);
		assertEquals(100, Schedule.cosine(1, 1_000_000).warmup());
	}

	@Test
	void constantStays() {
		var schedule = new Schedule(Schedule.Decay.CONSTANT, 0.5, 1, 10);
		assertEquals(0.25, schedule.at(0));
		assertEquals(0.5, schedule.at(9));
	}

	@Test
	void groupRestsThenRisesOverAsManySteps() {
		var group = new LearningGroup(List.of("a"), 0.5, 4);
		assertEquals(0, group.rate(3, 1));
		assertEquals(0.1, group.rate(4, 1), 1e-12);
		assertEquals(0.5, group.rate(8, 1), 1e-12);
		assertEquals(0.5, group.rate(90, 1), 1e-12);
		assertEquals(1, new LearningGroup(List.of("a"), 1, 0).rate(0, 1));
	}
}
