package io.github.coverfiji.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;
import io.github.coverfiji.task.Status;

class FetchingTest {

	private static final byte[] CONTENT = new byte[3_300_007];

	@TempDir
	Path folder;

	private FileServer server;

	@BeforeEach
	void serve() throws IOException {
		new Random(7).nextBytes(CONTENT);
		server = new FileServer(CONTENT);
	}

	@AfterEach
	void stop() {
		server.close();
	}

	@Test
	void bringsTheFileOnce() throws IOException {
		var file = fetch(Progress.SILENT);
		assertEquals("file+1.zip", file.getFileName().toString());
		assertArrayEquals(CONTENT, Files.readAllBytes(file));
		fetch(Progress.SILENT);
		assertEquals(List.of(""), server.asked);
		assertEquals(List.of("file+1.zip"), names());
	}

	@Test
	void goesOnWhereTheConnectionBroke() throws IOException {
		server.breakAfter = 1_250_000;
		assertArrayEquals(CONTENT, Files.readAllBytes(fetch(Progress.SILENT)));
		assertEquals("", server.asked.get(0));
		// What a broken connection had on its way may be lost, so the next one begins a little before.
		for (int i = 1; i < server.asked.size(); i++) {
			var from = Integer.parseInt(server.asked.get(i).replaceAll("\\D", ""));
			assertTrue(from > (i - 1) * 1_250_000 && from <= i * 1_250_000, server.asked.toString());
		}
		assertTrue(server.asked.size() >= 3, server.asked.toString());
	}

	@Test
	void serverWithoutRangesStartsAnew() throws IOException {
		Files.write(part(), new byte[1000]);
		server.ranges = false;
		assertArrayEquals(CONTENT, Files.readAllBytes(fetch(Progress.SILENT)));
	}

	@Test
	void wholeFileThatOnlyLacksItsCheckIsNotFetchedAgain() throws IOException {
		Files.write(part(), CONTENT);
		assertArrayEquals(CONTENT, Files.readAllBytes(fetch(Progress.SILENT)));
		assertEquals(List.of("bytes=" + CONTENT.length + "-"), server.asked);
	}

	@Test
	void longerRestOfAnotherFileGoes() throws IOException {
		Files.write(part(), new byte[CONTENT.length + 5]);
		assertArrayEquals(CONTENT, Files.readAllBytes(fetch(Progress.SILENT)));
	}

	@Test
	void wrongChecksumIsRefusedAndNothingStays() throws IOException {
		var wrong = new GpuPart("", 0, "0".repeat(64), server.uri("file%2B1.zip"));
		var refusal = assertThrows(InputException.class, () -> fetching(wrong).run(Progress.SILENT)).getMessage();
		assertTrue(refusal.contains("checksum") && refusal.contains(sha256()), refusal);
		assertEquals(List.of(), names());
	}

	@Test
	void cancelledTransferKeepsItsPartAndGoesOn() throws IOException {
		server.breakAfter = 2_000_000;
		server.silent = true;
		var began = System.nanoTime();
		assertThrows(CancelledException.class, () -> fetch(cancelAfter(3)));
		assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 15, "waits for a silent server");
		assertEquals(2_000_000, Files.size(part()));
		server.silent = false;
		assertArrayEquals(CONTENT, Files.readAllBytes(fetch(Progress.SILENT)));
		assertEquals(List.of("", "bytes=2000000-"), server.asked);
	}

	@Test
	void missingFileIsASentence() {
		var gone = new GpuPart("", 0, sha256(), server.uri("gone.zip"));
		var refusal = assertThrows(InputException.class, () -> fetching(gone).run(Progress.SILENT)).getMessage();
		assertTrue(refusal.contains("does not have it (404)") && refusal.contains("give its folder"), refusal);
	}

	@Test
	void noServerIsASentence() {
		var part = part(server.uri("file%2B1.zip").toString());
		server.close();
		var refusal = assertThrows(InputException.class, () -> fetching(part).run(Progress.SILENT)).getMessage();
		assertTrue(refusal.startsWith("Cannot fetch 'file+1.zip' from 127.0.0.1: Connect"), refusal);
		assertFalse(Files.exists(part()));
	}

	@Test
	void followsToAnotherPlace() throws IOException {
		assertArrayEquals(CONTENT, Files.readAllBytes(fetching(part(server.uri("moved").toString())).run(Progress.SILENT)));
	}

	@Test
	void nothingComesWithoutHttps() {
		var plain = refused(part("http://downloads.example.org/file+1.zip"));
		assertTrue(plain.contains("the address http://downloads.example.org/file+1.zip is not https. To mend it"), plain);
		server.elsewhere = "http://downloads.example.org/file+1.zip";
		var sent = refused(part(server.uri("file%2B1.zip").toString()));
		assertTrue(sent.contains("is not https, and 127.0.0.1 sends there"), sent);
		server.elsewhere = "ftp://127.0.0.1/file";
		assertTrue(refused(part(server.uri("file%2B1.zip").toString())).contains("is not https"));
		assertFalse(Files.exists(part()));
	}

	@Test
	void serverThatSendsInACircleEnds() {
		server.elsewhere = "file+1.zip";
		assertTrue(refused(part(server.uri("file%2B1.zip").toString())).contains("from one address to the next"));
	}

	@Test
	void tableNamesSafeAddressesAndChecksums() {
		assertFalse(GpuPart.table().isEmpty());
		for (var part : GpuPart.table()) {
			assertEquals("https", part.address().getScheme(), part.fileName());
			assertTrue(part.sha256().matches("[0-9a-f]{64}"), part.fileName());
		}
	}

	private String refused(GpuPart part) {
		return assertThrows(InputException.class, () -> fetching(part).run(Progress.SILENT)).getMessage();
	}

	private Path fetch(Progress progress) {
		return fetching(part(server.uri("file%2B1.zip").toString())).run(progress);
	}

	private Fetching fetching(GpuPart part) {
		return new Fetching(part, folder, Duration.ofMillis(20));
	}

	private static GpuPart part(String address) {
		return new GpuPart("", 0, sha256(), java.net.URI.create(address));
	}

	private Path part() {
		return folder.resolve("file+1.zip.part");
	}

	private List<String> names() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).toList();
		}
	}

	private static String sha256() {
		try {
			return HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(CONTENT));
		}
		catch (java.security.NoSuchAlgorithmException e) {
			throw new IllegalStateException(e);
		}
	}

	@Test
	void interruptIsAWishToStopToo() throws IOException {
		server.breakAfter = 2_000_000;
		server.silent = true;
		var job = Thread.currentThread();
		assertThrows(CancelledException.class, () -> fetch(new Progress() {

			@Override
			public void status(Status status) {
				job.interrupt();
			}
		}));
		assertTrue(Thread.interrupted());
		assertTrue(Files.exists(part()));
	}

	private static Progress cancelAfter(int looks) {
		var seen = new AtomicInteger();
		return new Progress() {

			@Override
			public void status(Status status) {
				seen.incrementAndGet();
			}

			@Override
			public boolean isCancelled() {
				return seen.get() >= looks;
			}
		};
	}
}
