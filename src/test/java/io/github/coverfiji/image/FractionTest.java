package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FractionTest {

	@Property
	void decimalsAreExact(@ForAll @IntRange(min = 1, max = 9_999_999) int digits, @ForAll @IntRange(max = 6) int places) {
		var number = digits / Math.pow(10, places);
		var fraction = Fraction.of(number);
		assertEquals(number, fraction.numerator() / (double) fraction.denominator());
	}

	@Property
	void everyNumberIsMet(@ForAll @DoubleRange(min = -3, max = 4) double power) {
		var number = Math.pow(10, power);
		var fraction = Fraction.of(number);
		assertEquals(number, fraction.numerator() / (double) fraction.denominator(), number * 1e-9);
	}

	@Test
	void extremesAreCut() {
		assertEquals(new Fraction(Integer.MAX_VALUE, 1), Fraction.of(1e30));
		assertEquals(new Fraction(1, Integer.MAX_VALUE), Fraction.of(1e-30));
		assertEquals(new Fraction(1, 1), Fraction.of(1));
	}
}
