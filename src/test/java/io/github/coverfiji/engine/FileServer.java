package io.github.coverfiji.engine;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** A real web server on this computer with one file, which can break off. */
final class FileServer implements AutoCloseable {

	private final HttpServer server;
	private final byte[] content;
	/** Range of each request; "" without. */
	final List<String> asked = new CopyOnWriteArrayList<>();
	/** Bytes after which an answer breaks off. */
	volatile int breakAfter = Integer.MAX_VALUE;
	/** Whether it falls silent instead of breaking off. */
	volatile boolean silent;
	volatile boolean ranges = true;
	/** Where to send on to; null to answer. */
	volatile String elsewhere;

	FileServer(byte[] content) throws IOException {
		this.content = content;
		server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/file%2B1.zip", this::answer);
		server.createContext("/file+1.zip", this::answer);
		server.createContext("/moved", exchange -> {
			exchange.getResponseHeaders().set("Location", "file+1.zip");
			exchange.sendResponseHeaders(307, -1);
		});
		server.setExecutor(task -> {
			var thread = new Thread(task);
			thread.setDaemon(true);
			thread.start();
		});
		server.start();
	}

	URI uri(String name) {
		return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":" + server.getAddress().getPort()
			+ "/" + name);
	}

	private void answer(HttpExchange exchange) throws IOException {
		var range = exchange.getRequestHeaders().getFirst("Range");
		asked.add(range == null ? "" : range);
		if (elsewhere != null) {
			exchange.getResponseHeaders().set("Location", elsewhere);
			exchange.sendResponseHeaders(302, -1);
			return;
		}
		var from = range == null || !ranges ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
		if (from >= content.length) {
			exchange.getResponseHeaders().set("Content-Range", "bytes */" + content.length);
			exchange.sendResponseHeaders(416, -1);
			return;
		}
		if (from > 0) exchange.getResponseHeaders().set("Content-Range",
			"bytes " + from + "-" + (content.length - 1) + "/" + content.length);
		exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
		var end = (int) Math.min(content.length, (long) from + breakAfter);
		exchange.getResponseBody().write(Arrays.copyOfRange(content, from, end));
		exchange.getResponseBody().flush();
		if (silent) sleep();
		// without its end the exchange is closed, which breaks the connection
		exchange.close();
	}

	private static void sleep() {
		try {
			Thread.sleep(20_000);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		server.stop(0);
	}
}
