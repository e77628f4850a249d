package io.github.coverfiji.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.github.coverfiji.task.CancelledException;
import io.github.coverfiji.task.InputException;
import io.github.coverfiji.task.Progress;

/**
 * One exchange with a web server, which goes on from what has arrived. By https alone, also where the server sends on to.
 *
 * @param address of the file
 * @param arrived the beginning of the file; need not exist
 */
record Transfer(URI address, Path arrived) {

	private static final Duration PATIENCE = Duration.ofSeconds(30);
	private static final int LOOK_MS = 200;
	private static final long MEGABYTE = 1_000_000;
	private static final int PARTIAL = 206;
	private static final int MISSING = 404;
	private static final int MOVED = 3;
	private static final int MOST_REDIRECTS = 6;
	private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");
	private static final int WRONG_RANGE = 416;

	/**
	 * @param progress hears megabytes
	 * @return whether the file is complete, as far as the server says
	 * @throws IOException if the connection breaks: trying again may help
	 * @throws InputException if trying again does not help: the file is not there, or the disk is full
	 */
	boolean run(Progress progress) throws IOException {
		var from = size();
		var answer = ask(from, progress);
		try (var in = answer.body()) {
			var code = answer.statusCode();
			if (code == WRONG_RANGE) return isWhole(answer, from);
			if (code / 100 == 5) throw new IOException("the server answers with error " + code);
			if (code / 100 != 2) throw refused(code);
			var begin = code == PARTIAL && range(answer).startsWith("bytes " + from + "-") ? from : 0;
			var length = answer.headers().firstValueAsLong("Content-Length").orElse(-1);
			requireRoom(length);
			copy(in, begin, length, progress);
			return length < 0 || size() == begin + length;
		}
	}

	/** @return bytes that have arrived */
	long size() throws IOException {
		return Files.exists(arrived) ? Files.size(arrived) : 0;
	}

	private HttpResponse<InputStream> ask(long from, Progress progress) throws IOException {
		var client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(PATIENCE)
			.proxy(ProxySelector.getDefault()).version(HttpClient.Version.HTTP_1_1).build();
		var to = address;
		for (int way = 0; way < MOST_REDIRECTS; way++) {
			requireSafe(to);
			var request = HttpRequest.newBuilder(to).timeout(PATIENCE);
			if (from > 0) request.header("Range", "bytes=" + from + "-");
			var answer = client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofInputStream());
			while (!isDone(answer)) progress.check("Asking " + to.getHost());
			var next = answer.join().headers().firstValue("Location");
			if (answer.join().statusCode() / 100 != MOVED || next.isEmpty()) return answer.join();
			answer.join().body().close();
			to = target(to, next.get());
		}
		throw new IOException("the server sends from one address to the next");
	}

	private static URI target(URI from, String location) throws IOException {
		try {
			return from.resolve(location);
		}
		catch (IllegalArgumentException e) {
			throw new IOException("the server sends to an address that is none", e);
		}
	}

	/** Whoever is between here and the server can change what comes without https; within this computer nobody is. */
	private void requireSafe(URI to) {
		if ("https".equalsIgnoreCase(to.getScheme()) || "http".equalsIgnoreCase(to.getScheme())
			&& to.getHost() != null && LOCAL.contains(to.getHost())) return;
		throw new InputException("Cannot fetch '" + arrived.getFileName() + "'", "the address " + to + " is not https"
			+ (to.equals(address) ? "" : ", and " + address.getHost() + " sends there"),
			"fetch the library with a browser from a place that you trust, and give its folder");
	}

	private static String range(HttpResponse<?> answer) {
		return answer.headers().firstValue("Content-Range").orElse("");
	}

	/** Nothing lies behind what has arrived: either that was all, or it is of another file and goes. */
	private boolean isWhole(HttpResponse<?> answer, long from) throws IOException {
		var whole = range(answer).equals("bytes */" + from);
		if (!whole) Files.delete(arrived);
		return whole;
	}

	private void requireRoom(long length) throws IOException {
		var free = Files.getFileStore(arrived.toAbsolutePath().getParent()).getUsableSpace();
		if (free < length) throw new InputException("Cannot fetch '" + arrived.getFileName() + "'", length / MEGABYTE
			+ " MB are to come and only " + free / MEGABYTE + " MB are free in '" + arrived.getParent() + "'",
			"make room there, or set DJL_CACHE_DIR to a folder on a larger disk");
	}

	/** Another thread reads, so that neither cancelling nor giving up waits for a server that has fallen silent. */
	private void copy(InputStream in, long begin, long length, Progress progress) throws IOException {
		var name = address.getRawPath().replaceFirst(".*/", "");
		var stage = progress.stage("Fetching " + name + ", MB", Math.max(1, length / MEGABYTE));
		var writing = new CompletableFuture<Void>();
		var thread = new Thread(() -> writing.completeAsync(() -> write(in, begin), Runnable::run), "COVER download");
		thread.setDaemon(true);
		thread.start();
		var heard = System.nanoTime();
		try {
			for (long before = -1, now; !isDone(writing); before = now) {
				now = size();
				if (now != before) heard = System.nanoTime();
				if (System.nanoTime() - heard > PATIENCE.toNanos()) throw new IOException("the server has fallen silent");
				stage.reached(Math.max(0, now - begin) / MEGABYTE);
			}
		}
		finally {
			in.close();
			// what the reader has to say was heard above, or is the effect of the line before
			writing.handle((done, fault) -> done).join();
		}
	}

	private static boolean isDone(CompletableFuture<?> work) throws IOException {
		try {
			work.get(LOOK_MS, TimeUnit.MILLISECONDS);
			return true;
		}
		catch (TimeoutException notYet) {
			return false;
		}
		catch (ExecutionException e) {
			if (e.getCause() instanceof IOException fault) throw fault;
			throw new IOException(e.getCause().getMessage(), e);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CancelledException("Fetching");
		}
	}

	private Void write(InputStream in, long begin) {
		var option = begin > 0 ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
		try (var out = Files.newOutputStream(arrived, StandardOpenOption.CREATE, StandardOpenOption.WRITE, option)) {
			in.transferTo(out);
			return null;
		}
		catch (IOException e) {
			throw new UncheckedIOException(e.getMessage(), e);
		}
	}

	private InputException refused(int code) {
		return new InputException("Cannot fetch " + address, code == MISSING
			? "the server does not have it (404)" : "the server refuses it (" + code + ")",
			"see whether a newer version of this software knows another place, or fetch PyTorch 2.7.1 for CUDA 12.8 otherwise"
				+ " and give its folder");
	}
}
