package io.github.coverfiji.image;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import ij.gui.Plot;

/**
 * Curves with spread, as a picture of about 1000 × 700 pixels.
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
	/** but at least so much along the horizontal axis, */
	private static final double LEAST_ACROSS = 0.3;
	/** and so much along the vertical one. */
	private static final double LEAST_UP = 0.02;
	/** The first curve is what the others are compared with. */
	private static final String FIRST = "#555555";
	/** Of the range, how far apart equal places of different curves are drawn. */
	private static final double APART = 0.005;

	/**
	 * Points that belong together.
	 *
	 * @param name for the legend
	 * @param places along the horizontal axis, rising
	 * @param values at these places
	 * @param spreads half the length of the bars at these places; NaN for none
	 */
	public record Curve(String name, double[] places, double[] values, double[] spreads) {}

	/**
	 * Writes the picture; the file appears whole or not at all.
	 *
	 * @param file PNG to write
	 * @throws io.github.coverfiji.task.InputException if it cannot be written
	 */
	public void save(Path file) {
		var plot = new Plot("curves", across, up);
		plot.setFrameSize(WIDTH, HEIGHT);
		plot.setFont(0, WORDS);
		plot.setAxisLabelFont(0, WORDS);
		for (int i = 0; i < curves.size(); i++) draw(plot, curves.get(i), i == 0 ? FIRST : LabelColours.DEFAULT.hex(i), shift(i));
		setLimits(plot);
		plot.setColor("black");
		plot.setLineWidth(2);
		plot.addLegend(curves.stream().map(Curve::name).collect(Collectors.joining("\n")), "auto transparent");
		plot.draw();
		ImageFiles.savePng(plot.getImagePlus(), file);
	}

	private void draw(Plot plot, Curve curve, String colour, double shift) {
		var places = Arrays.stream(curve.places()).map(place -> place + shift).toArray();
		plot.setColor(colour, colour);
		plot.setLineWidth(3);
		plot.addPoints(places, curve.values(), Plot.CONNECTED_CIRCLES);
		plot.setLineWidth(2);
		var bars = Arrays.stream(curve.spreads()).map(spread -> Double.isNaN(spread) ? 0 : spread).toArray();
		plot.addErrorBars(bars);
	}

	private double shift(int curve) {
		var range = range(curves.stream().flatMapToDouble(c -> Arrays.stream(c.places())), LEAST_ACROSS);
		return (curve - (curves.size() - 1) / 2.0) * APART * (range[1] - range[0]);
	}

	private void setLimits(Plot plot) {
		var places = range(curves.stream().flatMapToDouble(c -> Arrays.stream(c.places())), LEAST_ACROSS);
		var values = range(curves.stream().flatMapToDouble(CurvePlot::ends), LEAST_UP);
		plot.setLimits(places[0], places[1], values[0], values[1]);
	}

	private static DoubleStream ends(Curve curve) {
		return IntStream.range(0, curve.values().length).boxed().flatMapToDouble(i -> {
			var spread = Double.isNaN(curve.spreads()[i]) ? 0 : curve.spreads()[i];
			return DoubleStream.of(curve.values()[i] - spread, curve.values()[i] + spread);
		});
	}

	private static double[] range(DoubleStream values, double least) {
		var all = values.filter(Double::isFinite).summaryStatistics();
		if (all.getCount() == 0) return new double[] { 0, 1 };
		var margin = Math.max(least, MARGIN * (all.getMax() - all.getMin()));
		return new double[] { all.getMin() - margin, all.getMax() + margin };
	}
}
