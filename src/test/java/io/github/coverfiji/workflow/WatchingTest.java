package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

class WatchingTest {

	@Test
	void onlyLongPartsTellWhereTheyStand() {
		var heard = new ArrayList<String>();
		var clock = new AtomicLong();
		var part = Watching.partOf("File 3 of 5000", new Progress() {

			@Override
			public void status(Status status) {
				heard.add(status.stage());
			}

			@Override
			public void log(String line) {
				heard.add(line);
			}
		}, Duration.ofSeconds(2), clock::get);
		part.stage("Applying the network", 9).reached(1);
		part.log("a line");
		clock.set(Duration.ofSeconds(2).toNanos());
		part.stage("Applying the network", 9).reached(2);
		assertEquals("[a line, File 3 of 5000: Applying the network]", heard.toString());
	}
}
