package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.Launcher;
import io.github.coverfiji.model.ModelFile;
import io.github.coverfiji.task.Progress;

/** Work needs no network, and tries none. */
class NoNetworkTest {

	@TempDir
	private Path folder;

	/** Java asks it before each connection of sockets, addresses and web clients. */
	private static final class Watch extends ProxySelector {

		private final List<URI> asked = new CopyOnWriteArrayList<>();

		@Override
		public List<Proxy> select(URI uri) {
			asked.add(uri);
			throw new IllegalStateException("no network here: " + uri);
		}

		@Override
		public void connectFailed(URI uri, SocketAddress address, IOException fault) {
			asked.add(uri);
		}
	}

	@Test
	void workTriesNoNetwork() throws IOException {
		var before = ProxySelector.getDefault();
		var watch = new Watch();
		ProxySelector.setDefault(watch);
		try {
			var run = folder.resolve("run");
			new SegmentationTraining(Runs.SEGMENTATION).run(Runs.labelled(5), run, false, Progress.SILENT);
			try (var segmentation = new Segmentation(run, SegmentSettings.DEFAULT)) {
				segmentation.apply(Runs.image(1), Progress.SILENT);
			}
			ModelDescription.of(ModelFile.open(run)).text();
			assertEquals(List.of(), watch.asked);
			try (var socket = new Socket()) {
				assertThrows(IllegalStateException.class, () -> socket.connect(new InetSocketAddress("192.0.2.1", 9), 50));
			}
			assertEquals(1, watch.asked.size());
		}
		finally {
			ProxySelector.setDefault(before);
		}
	}

	/** In a process that the system has cut off from all networks. */
	@Test
	void workIsDoneWhereThereIsNoNetwork() throws IOException, InterruptedException {
		assumeTrue(exit("unshare", "-rn", "true") == 0, "skipped: this system cuts no process off from its networks");
		UntrainedModel.save(folder.resolve("model.pt"), 2, 1, 3);
		ImageFolder.good(folder.resolve("images"), 1);
		var macro = Files.writeString(folder.resolve("work.ijm"), "run('COVER Check Engine');\nrun('COVER Segment Folder',"
			+ " 'input=[" + folder.resolve("images") + "] model=[" + folder.resolve("model.pt") + "] output=["
			+ folder.resolve("labels") + "]');");
		assertEquals(0, exit("unshare", "-rn", Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g",
			"-Djava.awt.headless=true", "-cp", System.getProperty("java.class.path"),
			Launcher.class.getName(), macro.toString()), () -> text());
	}

	private String text() {
		try {
			return Files.readString(folder.resolve("output.txt"));
		}
		catch (IOException e) {
			return e.toString();
		}
	}

	private int exit(String... command) throws IOException, InterruptedException {
		Process process;
		try {
			process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("output.txt").toFile())
				.start();
		}
		catch (IOException e) {
			return -1;
		}
		try {
			return process.waitFor(3, TimeUnit.MINUTES) ? process.exitValue() : -2;
		}
		finally {
			process.destroyForcibly();
		}
	}
}
