package io.github.coverfiji.golden;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.coverfiji.twin.Grid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloseTest {

	private static final Grid RIGHT = row(0, 3, -4);
	private static final Grid NEAR = row(0, 3.2, -4);

	@Test
	void relativeToTheLargestDividesByTheLargestExpected() {
		assertDoesNotThrow(() -> Close.toLargest("a", RIGHT, NEAR, 0.0501));
		refused(() -> Close.toLargest("a", RIGHT, NEAR, 0.0499));
		refused(() -> Close.toLargest("a", row(0, 0, 1), row(0, 0, 100), 1.5));
	}

	@Test
	void absoluteDividesByNothing() {
		assertDoesNotThrow(() -> Close.absolute("a", RIGHT, NEAR, 0.201));
		refused(() -> Close.absolute("a", RIGHT, NEAR, 0.199));
	}

	@Test
	void relativeL2DividesTheNorms() {
		assertDoesNotThrow(() -> Close.relativeL2("a", RIGHT, NEAR, 0.0401));
		refused(() -> Close.relativeL2("a", RIGHT, NEAR, 0.0399));
	}

	@Test
	void relativeDividesByTheExpectedNumber() {
		assertDoesNotThrow(() -> Close.relative("loss", 2, 2.2, 0.101));
		refused(() -> Close.relative("loss", 2, 2.2, 0.099));
	}

	@Test
	void messageNamesArrayWorstIndexAndBothValues() {
		String message = refused(() -> Close.toLargest("mov/1", RIGHT, NEAR, 1e-5));
		for (String part : new String[] {"mov/1", "[0, 1]", "3.0", "3.2", "0.05"})
			assertTrue(message.contains(part), message);
	}

	@ParameterizedTest
	@ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
	void refusesWhatIsNoNumberOnEitherSide(double value) {
		var broken = row(0, value, -4);
		assertTrue(refused(() -> Close.toLargest("a", RIGHT, broken, 1)).contains("[0, 1]"));
		refused(() -> Close.toLargest("a", broken, RIGHT, 1));
		refused(() -> Close.absolute("a", broken, broken, 1));
		refused(() -> Close.relativeL2("a", RIGHT, broken, 1));
	}

	@Test
	void refusesAnotherShape() {
		refused(() -> Close.toLargest("a", RIGHT, RIGHT.reshape(3, 1), 1));
	}

	@Test
	void zerosAreMetByZerosOnly() {
		assertDoesNotThrow(() -> Close.toLargest("a", row(0, 0, 0), row(0, 0, 0), 1e-5));
		refused(() -> Close.toLargest("a", row(0, 0, 0), row(0, 1e-9, 0), 1e-5));
		refused(() -> Close.relativeL2("a", row(0, 0, 0), row(0, 1e-9, 0), 1e-5));
	}

	private static String refused(Executable call) {
		return assertThrows(AssertionError.class, call).getMessage();
	}

	private static Grid row(double... values) {
		return Grid.of(values, 1, values.length);
	}
}
