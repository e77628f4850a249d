package io.github.coverfiji;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import io.github.coverfiji.command.ConsoleProgress;
import io.github.coverfiji.command.WorkflowCommand;

/** The plan of the house: which room may call which, and which library is known where. */
class ArchitectureTest {

	private static final String HOUSE = Launcher.class.getPackageName();

	/** From the cellar up. A room calls rooms below its floor, never its neighbours; the launcher stands above all. */
	private static final List<Set<String>> FLOORS = List.of(
		Set.of("task"),
		Set.of("engine"),
		Set.of("image", "metric"),
		Set.of("label"),
		Set.of("model"),
		Set.of("network", "view"),
		Set.of("method"),
		Set.of("train"),
		Set.of("workflow"),
		Set.of("ui"),
		Set.of("command", "cluster"));

	/** An import, or a parameter of a command with its annotation. */
	private static final Pattern NO_PROGRAM = Pattern.compile("(?m)^import .*\n|(?s)\t@Parameter[^;]*;\n");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages(HOUSE);

	@ParameterizedTest
	@MethodSource("rooms")
	void roomCallsOnlyRoomsBelow(String room) {
		var known = Stream.concat(Stream.of(room), below(room)).map(ArchitectureTest::in).toArray(String[]::new);
		classes().that().resideInAPackage(in(room))
			.should().onlyDependOnClassesThat(resideInAnyPackage(known).or(not(resideInAPackage(HOUSE + ".."))))
			.allowEmptyShould(true).check(CLASSES);
	}

	@Test
	void everyRoomHasItsFloor() {
		var rooms = new TreeSet<String>();
		CLASSES.stream().map(JavaClass::getPackageName).filter(p -> !p.equals(HOUSE))
			.forEach(p -> rooms.add(p.substring(HOUSE.length() + 1).replaceFirst("\\..*", "")));
		rooms.removeIf(room -> rooms().anyMatch(room::equals));
		assertEquals(Set.of(), rooms);
	}

	@ParameterizedTest
	@CsvSource({
		"ai.djl, engine|network|method|view|train",
		"org.scijava, command|ui",
		"java.awt, ui|image", // whose rasters Java's JPEG reader gives
		"java.awt.event, ui",
		"javax.swing, ui",
		"ij, image|label|command|ui",
	})
	void libraryIsKnownOnlyIn(String library, String rooms) {
		var allowed = Stream.of(rooms.split("\\|")).map(ArchitectureTest::in).toArray(String[]::new);
		noClasses().that().resideOutsideOfPackages(allowed)
			.should().dependOnClassesThat().resideInAPackage(library + "..").check(CLASSES);
	}

	@Test
	void roomsFormNoCycle() {
		slices().matching(HOUSE + ".(*)..").should().beFreeOfCycles().check(CLASSES);
	}

	/** Nobody above has to know which disks and libraries stand behind a workflow: all that it throws has words. */
	@Test
	void workflowsAndCommandsThrowNothingThatHasToBeCaught() {
		var checked = CLASSES.stream().filter(c -> c.getPackageName().matches(".*\\.(workflow|command|ui)"))
			.flatMap(c -> c.getMethods().stream()).filter(m -> m.getModifiers().contains(JavaModifier.PUBLIC))
			.filter(m -> !m.getThrowsClause().getTypes().isEmpty()).map(JavaMethod::getFullName).toList();
		assertEquals(List.of(), checked);
	}

	@Test
	void namesSayWhatAClassGives() {
		noClasses().should().haveNameMatching(".*(2D|3D|Util|Helper|Manager|Tools).*").check(CLASSES);
	}

	@Test
	void onlyTheConsoleWritesToTheConsole() {
		noClasses().that().areNotAssignableTo(Launcher.class).and().areNotAssignableTo(ConsoleProgress.class)
			.should(ACCESS_STANDARD_STREAMS).check(CLASSES);
	}

	@Test
	void commandsOnlyAskAndCall() throws IOException {
		for (var command : CLASSES.stream().filter(c -> c.isAssignableTo(WorkflowCommand.class)).toList()) {
			var file = Path.of("src/main/java", command.getName().replace('.', '/') + ".java");
			// An option is a line of the dialog, not of the program.
			var lines = NO_PROGRAM.matcher(Files.readString(file)).replaceAll("").lines().count();
			assertTrue(command.isEquivalentTo(WorkflowCommand.class) || lines < 55, file + " has " + lines + " lines");
		}
	}

	@ParameterizedTest
	@MethodSource("rooms")
	void roomSaysWhatItIsFor(String room) {
		var folder = Path.of("src/main/java", HOUSE.replace('.', '/'), room);
		assertTrue(!Files.exists(folder) || Files.exists(folder.resolve("package-info.java")), room);
	}

	private static Stream<String> rooms() {
		return FLOORS.stream().flatMap(Set::stream).sorted();
	}

	private static Stream<String> below(String room) {
		var floor = IntStream.range(0, FLOORS.size()).filter(f -> FLOORS.get(f).contains(room)).findFirst().orElseThrow();
		return FLOORS.subList(0, floor).stream().flatMap(Set::stream);
	}

	private static String in(String room) {
		return HOUSE + "." + room + "..";
	}
}
