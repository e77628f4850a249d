package io.github.coverfiji.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import ij.gui.Plot;

/**
 * Curves with spread over a few counted places, as a picture of about 1000 × 700 pixels. The places stand equally far
 * apart, each with its number: such as 1, 3, 6 and 12, of which the small ones matter as much as the large.
 *
 * @param across what the horizontal axis shows
 * @param up what the vertical axis shows
 * @param curves from the first to the last colour
 */
public record CurvePlot(String across, String up, List<Curve> curves) {

	private static final int WIDTH = 900;
	private static final int HEIGHT = 590;
	private static final float WORDS = 20;
	/** Of the range, what is left free at each side, */
	private static final double MARGIN = 0.06;
	/** but at least so much along the vertical axis, */
	private static final double LEAST_UP = 0.02;
	/** and so much of the way between two places. */
	private static final double SIDE = 0.3;
	/** Where the name of the horizontal axis stands below the frame, whose height is 1. */
	private static final double BELOW = 1.095;
	private static final double MIDDLE = 0.5;
	/** The first curve is what the others are compared with. */
	private static final String FIRST = "#555555";
	/** Of the way between two places, how far apart points of different curves are drawn. */
	private static final double APART = 0.03;

	/**
	 * Points that belong together.
	 *
	 * @param name for the legend
	 * @param places along the horizontal axis, rising
	 * @param values at these places
	 * @param spreads half the length of the bars at these places; NaN for none
	 */
	public record Curve(String name, int[] places, double[] values, double[] spreads) {}

	/**
	 * Writes the picture; the file appears whole or not at all.
	 *
	 * @param file PNG to write
	 * @throws io.github.coverfiji.task.InputException if it cannot be written
	 */
	public void save(Path file) {
		var places = curves.stream().flatMapToInt(curve -> Arrays.stream(curve.places())).sorted().distinct().toArray();
		var numbers = Arrays.stream(places).mapToObj(Integer::toString).collect(Collectors.joining(",", "{", "}"));
		var plot = new Plot("curves", numbers, up);
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setFont(0, WORDS);
		plot.setAxisLabelFont(0, WORDS);
		for (int i = 0; i < curves.size(); i++)
			draw(plot, curves.get(i), i == 0 ? FIRST : LabelColours.DEFAULT.hex(i), positions(curves.get(i), places, i));
		var values = values();
		plot.setLimits(-SIDE, Math.max(0, places.length - 1) + SIDE, values[0], values[1]);
		plot.setColor("black");
		plot.setLineWidth(2);
		plot.addLegend(curves.stream().map(Curve::name).collect(Collectors.joining("\n")), "auto transparent");
		plot.setJustification(Plot.CENTER);
		plot.addLabel(MIDDLE, BELOW, across);
		plot.draw();
		ImageFiles.savePng(plot.getImagePlus(), file);
	}

	private static void draw(Plot plot, Curve curve, String colour, double[] positions) {
		plot.setColor(colour, colour);
		plot.setLineWidth(3);
		plot.addPoints(positions, curve.values(), Plot.CONNECTED_CIRCLES);
		plot.setLineWidth(2);
		var bars = Arrays.stream(curve.spreads()).map(spread -> Double.isNaN(spread) ? 0 : spread).toArray();
		plot.addErrorBars(bars);
	}

	/** ImageJ writes named places at 0, 1, 2 … */
	private double[] positions(Curve curve, int[] places, int number) {
		var shift = (number - (curves.size() - 1) / 2.0) * APART;
		return Arrays.stream(curve.places()).mapToDouble(place -> Arrays.binarySearch(places, place) + shift).toArray();
	}

	private static DoubleStream ends(Curve curve) {
		return IntStream.range(0, curve.values().length).boxed().flatMapToDouble(i -> {
			var spread = Double.isNaN(curve.spreads()[i]) ? 0 : curve.spreads()[i];
			return DoubleStream.of(curve.values()[i] - spread, curve.values()[i] + spread);
		});
	}

	private double[] values() {
		var all = curves.stream().flatMapToDouble(CurvePlot::ends).filter(Double::isFinite).summaryStatistics();
		if (all.getCount() == 0) return new double[] { 0, 1 };
		var margin = Math.max(LEAST_UP, MARGIN * (all.getMax() - all.getMin()));
		return new double[] { all.getMin() - margin, all.getMax() + margin };
	}
}
