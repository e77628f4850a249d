import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.scijava.util.FileUtils;

/**
 * Builds the folder of an update site: the index, and each file under its dated name. README.md says how to use it.
 *
 * <p>Arguments, each as name=value: {@code files} and {@code ships} (the two lists), {@code libraries} (a folder of
 * jars laid out as a Maven repository), {@code own} (groupId:artifactId:version of {@code jar}), {@code former} (the site as
 * it was published last; empty for none), {@code timestamp} (YYYYMMDDhhmmss), {@code site} (the folder to write).
 */
public final class SiteBuilder {

	private final Map<String, String> options;
	private final long timestamp;
	private final Path site;
	private final Optional<Path> former;

	private SiteBuilder(Map<String, String> options) {
		this.options = options;
		site = path("site");
		former = Optional.of(option("former")).filter(it -> !it.isBlank()).map(it -> path("former"));
		SiteContents.check(option("timestamp").matches("\\d{14}"), "The site's time '%s' is no YYYYMMDDhhmmss. To mend it: "
			+ "correct -Dsite.timestamp.", option("timestamp"));
		timestamp = Long.parseLong(option("timestamp"));
	}

	/** @param arguments see the class; a fault ends the program with a sentence and the exit code 1 */
	public static void main(String... arguments) {
		try {
			for (var entry : build(arguments)) System.out.println(line(entry));
		}
		catch (IllegalArgumentException | IOException fault) {
			System.err.println("Update site not built. " + fault.getMessage());
			System.exit(1);
		}
	}

	/**
	 * @return the entries of the written index
	 * @throws IllegalArgumentException with what is wrong and what mends it
	 */
	static List<SiteIndex.Entry> build(String... arguments) throws IOException {
		return new SiteBuilder(Arrays.stream(arguments).map(it -> it.split("=", 2))
			.collect(Collectors.toMap(it -> it[0], it -> it[1]))).build();
	}

	private String option(String name) {
		var value = options.get(name);
		SiteContents.check(value != null, "The argument %s=... is missing.", name);
		return value;
	}

	private Path path(String name) {
		return Path.of(option(name)).toAbsolutePath().normalize();
	}

	private List<SiteIndex.Entry> build() throws IOException {
		var own = option("own").split(":");
		var libraries = SiteContents.libraries(path("libraries"),
			new SiteContents.Library(own[0] + ":" + own[1], own[2], path("jar")));
		var shipped = SiteContents.of(libraries, path("files"), path("ships"));
		var before = before();
		clear();
		var versions = new HashMap<String, SiteIndex.Current>();
		for (var file : shipped) versions.put(file.name(), store(file, before.get(file.name())));
		var entries = new TreeMap<>(SiteWithdrawn.of(path("files")));
		before.forEach((name, entry) -> entries.put(name, dropped(entry)));
		for (var file : shipped) entries.put(file.name(), entry(file, versions, before.get(file.name())));
		SiteIndex.write(site, entries.values());
		return List.copyOf(entries.values());
	}

	/** @return the former site's entries by the updater's names */
	private Map<String, SiteIndex.Entry> before() throws IOException {
		var entries = new HashMap<String, SiteIndex.Entry>();
		if (former.isEmpty()) return entries;
		SiteContents.check(Files.exists(former.get().resolve(SiteIndex.NAME)), "The former site %s has no %s. To mend it: "
			+ "let -Dsite.former name a folder with the site as it was published last.", former.get(), SiteIndex.NAME);
		for (var entry : SiteIndex.read(former.get())) entries.put(FileUtils.stripFilenameVersion(entry.filename()), entry);
		var newest = entries.values().stream().flatMapToLong(SiteBuilder::times).max().orElse(0);
		SiteContents.check(timestamp > newest, "The site's time %s is not after that of the former site, %s. To mend it: "
			+ "give a later -Dsite.timestamp.", timestamp, newest);
		return entries;
	}

	private static LongStream times(SiteIndex.Entry entry) {
		return LongStream.concat(entry.current().stream().mapToLong(SiteIndex.Current::timestamp),
			entry.previous().stream().flatMapToLong(it -> LongStream.of(it.timestamp(), it.obsolete())));
	}

	/** Empties the folder to write; one that is not a site is left alone. */
	private void clear() throws IOException {
		SiteContents.check(former.isEmpty() || !former.get().startsWith(site), "The site would be written over the former "
			+ "one, %s. To mend it: copy that to another folder first.", site);
		if (Files.exists(site)) {
			SiteContents.check(Files.exists(site.resolve(SiteIndex.NAME)), "The folder %s is there, but is no update site. "
				+ "To mend it: delete it, or have the site written elsewhere.", site);
			try (var paths = Files.walk(site)) {
				for (var path : paths.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
			}
		}
		Files.createDirectories(site);
	}

	/** Puts a file on the site: the one stored before if nothing in it has changed, so that nobody loads it again. */
	private SiteIndex.Current store(SiteContents.Shipped file, SiteIndex.Entry before) throws IOException {
		var fresh = fresh(file);
		var checksum = UpdaterChecksum.of(file.path(), fresh);
		var size = Files.size(fresh);
		var last = Optional.ofNullable(before).filter(it -> it.filename().equals(file.path()))
			.flatMap(SiteIndex.Entry::current).filter(it -> it.checksum().equals(checksum));
		var stored = last.flatMap(it -> former.map(folder -> folder.resolve(dated(file, it.timestamp()))))
			.filter(Files::exists);
		var kept = last.filter(it -> stored.isPresent() || it.size() == size);
		if (stored.isPresent()) Files.copy(stored.get(), fresh, StandardCopyOption.REPLACE_EXISTING);
		if (!file.platforms().isEmpty()) SiteModules.check(fresh);
		var time = kept.map(SiteIndex.Current::timestamp).orElse(timestamp);
		var target = Files.move(fresh, site.resolve(dated(file, time)));
		var about = new SiteIndex.About(String.join(" ", file.texts("description")), List.of(), file.texts("link"),
			file.texts("author"));
		return new SiteIndex.Current(checksum, time, Files.size(target), about);
	}

	/** @return the file as it is to be shipped, on the site without its date */
	private Path fresh(SiteContents.Shipped file) throws IOException {
		var fresh = site.resolve(file.path());
		Files.createDirectories(fresh.getParent());
		Files.copy(file.content(), fresh);
		if (!file.platforms().isEmpty()) SiteModules.rename(fresh);
		return fresh;
	}

	private static String dated(SiteContents.Shipped file, long time) {
		return file.path() + "-" + time;
	}

	private SiteIndex.Entry entry(SiteContents.Shipped file, Map<String, SiteIndex.Current> versions,
		SiteIndex.Entry before)
	{
		var needs = file.needs().stream().map(it -> new SiteIndex.Need(it, versions.get(it).timestamp())).toList();
		var current = versions.get(file.name()).needing(needs);
		List<SiteIndex.Previous> previous = List.of();
		if (before != null) {
			var kept = before.current().filter(it -> it.timestamp() == current.timestamp()).isPresent();
			previous = kept ? before.previous() : before.obsoleteAt(timestamp);
		}
		return new SiteIndex.Entry(file.path(), file.platforms(), Optional.of(current), previous);
	}

	/** @return the entry of a file that is no longer shipped: the updater removes it by the versions named there */
	private SiteIndex.Entry dropped(SiteIndex.Entry before) {
		return new SiteIndex.Entry(before.filename(), before.platforms(), Optional.empty(), before.obsoleteAt(timestamp));
	}

	private static String line(SiteIndex.Entry entry) {
		return entry.current().map(it -> "%,14d bytes  %d  %s".formatted(it.size(), it.timestamp(), entry.filename()))
			.orElseGet(() -> "%14s  %20s  %s".formatted("not shipped", "", entry.filename()));
	}
}
