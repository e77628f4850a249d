package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.coverfiji.task.Progress;

/** Starts the engine as Fiji does, from a folder of jars, in processes of their own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EnabledOnOs(value = OS.LINUX, disabledReason = "the planted libraries are those of Linux")
class EngineProcessTest {

	@TempDir
	static Path folder;

	private static Path jars;
	private static Path cache;

	@BeforeAll
	static void copyClassPath() throws IOException {
		jars = Files.createDirectories(folder.resolve("Fiji mit Lücken 日本/jars/linux64"));
		cache = folder.resolve("Käsch 日本");
		int number = 0;
		for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			var path = Path.of(entry);
			if (Files.isDirectory(path)) copy(path, jars.resolve("classes" + number++));
			else if (entry.matches(".*/(api|jna|slf4j|pytorch|commons|gson)[^/]*\\.jar"))
				Files.copy(path, jars.resolve(path.getFileName()));
		}
	}

	/** Where the cache is new, and every proxy that the engine might try is one that counts. */
	@Test
	@Order(1)
	void startsWithoutNetworkFromOddPaths() throws IOException, InterruptedException {
		try (var network = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
			network.setSoTimeout(1);
			var proxy = new ArrayList<String>();
			for (var kind : List.of("http", "https")) {
				proxy.add("-D" + kind + ".proxyHost=127.0.0.1");
				proxy.add("-D" + kind + ".proxyPort=" + network.getLocalPort());
			}
			proxy.add("-Dhttp.nonProxyHosts=");
			assertEquals("auto: PyTorch 2.7.1 on cpu", run(proxy, "auto").strip());
			assertThrows(java.net.SocketTimeoutException.class, network::accept);
		}
		try (var unpacked = Files.walk(cache)) {
			assertTrue(unpacked.anyMatch(file -> file.endsWith("libtorch_cpu.so")));
		}
	}

	@Test
	@Order(3)
	void brokenLibraryIsLeftForTheProcessorInWords() throws IOException, InterruptedException {
		var given = plant("broken", "libtorch.so", "libtorch_cuda.so", "libc10.so");
		var first = run(List.of(), "auto", "gpu", "cpu");
		var why = "the PyTorch for graphics cards in '" + given + "' did not load (";
		assertTrue(first.contains("auto: PyTorch 2.7.1 on cpu (not on a graphics card: " + why), first);
		assertTrue(first.contains("gpu: Cannot compute on 'gpu': " + why), first);
		assertTrue(first.endsWith("cpu: PyTorch 2.7.1 on cpu\n"), first);
		assertEquals(1, first.split("WARNING: Computing on the processor", -1).length - 1, first);
		assertTrue(run(List.of(), "gpu").contains("gpu: Cannot compute on 'gpu': " + why), "forgotten at the next start");
	}

	@Test
	@Order(4)
	void halfALoadAsksForARestart() throws IOException, InterruptedException {
		var given = plant("half", "libtorch.so", "libtorch_cuda.so", "libtorch_cpu.so");
		try (var files = Files.walk(cache)) {
			Files.copy(files.filter(file -> file.endsWith("libc10.so") && !file.startsWith(given)).findFirst().orElseThrow(),
				given.resolve("libc10.so"));
		}
		var first = run(List.of(), "auto", "cpu");
		assertTrue(first.contains("auto: Cannot start the tensor engine: the PyTorch for graphics cards in '" + given
			+ "' loaded only in part"), first);
		assertTrue(first.contains("cpu: Cannot start the tensor engine") && first.contains("restart Fiji"), first);
		var second = run(List.of(), "auto");
		assertTrue(second.contains("auto: PyTorch 2.7.1 on cpu (not on a graphics card"), second);
	}

	/** Its console would open in red. */
	@ParameterizedTest
	@ValueSource(strings = { "slf4j-simple", "logback" })
	@Order(2)
	void loggerOfTheHostHearsNoInformation(String kind) throws IOException, InterruptedException {
		try (var all = Files.list(Path.of("target/loggers"))) {
			for (var jar : all.filter(file -> file.getFileName().toString().startsWith(kind)).toList())
				Files.copy(jar, jars.resolve(jar.getFileName()));
		}
		assertEquals("cpu: PyTorch 2.7.1 on cpu\n", run(List.of(), "cpu"));
		var told = run(List.of("-Dorg.slf4j.simpleLogger.log.ai.djl=info"), "cpu");
		assertEquals(kind.equals("slf4j-simple"), told.contains("INFO ai.djl.pytorch"), told);
		try (var all = Files.list(jars)) {
			for (var jar : all.filter(file -> file.getFileName().toString().startsWith(kind)).toList()) Files.delete(jar);
		}
	}

	private static Path plant(String name, String... libraries) throws IOException {
		var given = Files.createDirectories(folder.resolve(name + " lib"));
		for (var library : libraries) Files.writeString(given.resolve(library), "no library");
		return new GpuLibraries(cache.resolve("pytorch/cover-gpu")).take(given, Progress.SILENT);
	}

	private static String run(List<String> options, String... devices) throws IOException, InterruptedException {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
			"-DDJL_CACHE_DIR=" + cache, "-cp", jars + "/classes0:" + jars + "/classes1:" + jars + "/*"));
		command.addAll(1, options);
		command.add(DeviceProbe.class.getName());
		command.addAll(List.of(devices));
		var log = Files.createTempFile(folder, "log", ".txt");
		var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
		builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
		List.of("DJL_CACHE_DIR", "ENGINE_CACHE_DIR", "DJL_OFFLINE", "PYTORCH_LIBRARY_PATH", "PYTORCH_FLAVOR")
			.forEach(builder.environment()::remove);
		var process = builder.start();
		try {
			assertTrue(process.waitFor(10, TimeUnit.MINUTES), "does not end");
			return Files.readString(log);
		}
		finally {
			process.destroyForcibly();
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		try (var files = Files.walk(from)) {
			for (var file : files.filter(Files::isRegularFile).toList()) {
				var target = to.resolve(from.relativize(file).toString());
				Files.createDirectories(target.getParent());
				Files.copy(file, target);
			}
		}
	}
}
