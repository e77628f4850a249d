package io.github.coverfiji.metric;

import static java.lang.Double.NaN;
import static java.lang.Double.POSITIVE_INFINITY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

class ScoreTableTest {

	private static final Score GOOD = new Score("a", 1, "cell, round", 0.75, 0.6, 1, 0.6, 2, 0.5);
	private static final Score MISSED =
		new Score("b", 1, "cell, round", 0, 0, NaN, 0, POSITIVE_INFINITY, POSITIVE_INFINITY);
	private static final Score ABSENT = new Score("c", 1, "cell, round", NaN, NaN, NaN, NaN, NaN, NaN);
	private static final Score REST = new Score("a", 0, "rest", 1, 1, 1, 1, 0, 0);

	@Test
	void meansSkipAbsentAndCountMissed() {
		var mean = new ScoreTable(List.of(GOOD, MISSED, ABSENT)).means().get(0);
		assertEquals(OptionalInt.of(1), mean.label());
		assertEquals(new Mean(0.375, 2, 0), mean.of(Metric.DICE));
		assertEquals(new Mean(0.3, 2, 0), mean.of(Metric.IOU));
		assertEquals(new Mean(1, 1, 0), mean.of(Metric.PRECISION));
		assertEquals(new Mean(0.3, 2, 0), mean.of(Metric.RECALL));
		assertEquals(new Mean(2, 1, 1), mean.of(Metric.HD95));
		assertEquals(new Mean(0.5, 1, 1), mean.of(Metric.ASSD));
	}

	@Test
	void missedOnlyIsInfiniteAndAbsentOnlyIsNotANumber() {
		assertEquals(new Mean(POSITIVE_INFINITY, 0, 1), new ScoreTable(List.of(MISSED)).means().get(0).of(Metric.HD95));
		assertEquals(new Mean(NaN, 0, 0), new ScoreTable(List.of(ABSENT)).means().get(0).of(Metric.HD95));
	}

	@Test
	void classesWeighTheSame() {
		var means = new ScoreTable(List.of(GOOD, REST, MISSED, ABSENT)).means();
		assertEquals(List.of("rest", "cell, round", ScoreTable.ALL, ScoreTable.FOREGROUND),
			means.stream().map(MeanScore::name).toList());
		assertEquals(new Mean((1 + 0.375) / 2, 3, 0), means.get(2).of(Metric.DICE));
		assertEquals(new Mean(1, 2, 1), means.get(2).of(Metric.HD95));
		assertEquals(new Mean(0.375, 2, 0), means.get(3).of(Metric.DICE));
	}

	@Test
	void foregroundIsNamedOnlyWhereItDiffers() {
		assertEquals(List.of("rest", ScoreTable.ALL), names(REST));
		assertEquals(List.of("cell, round", ScoreTable.ALL), names(GOOD));
		assertEquals(List.of(), names());
	}

	@Test
	void csvHoldsEveryRow() {
		var quoted = new Score("a \"b\"", 0, "rest", 1, 1, 1, 1, 0, 0);
		assertEquals("""
			Image,Label,Class,Dice,IoU,Precision,Recall,HD95,ASSD
			a,1,"cell, round",0.75,0.6,1.0,0.6,2.0,0.5
			b,1,"cell, round",0.0,0.0,NaN,0.0,Infinity,Infinity
			"a ""b""\",0,rest,1.0,1.0,1.0,1.0,0.0,0.0
			""", ScoreCsv.rows(new ScoreTable(List.of(GOOD, MISSED, quoted))));
	}

	@Test
	void csvHoldsEveryMeanWithItsCounts() {
		var lines = ScoreCsv.means(new ScoreTable(List.of(GOOD, MISSED))).lines().toList();
		assertEquals("Label,Class,Metric,Mean,Counted,Missed", lines.get(0));
		assertEquals("1,\"cell, round\",Dice,0.375,2,0", lines.get(1));
		assertEquals("1,\"cell, round\",HD95,2.0,1,1", lines.get(5));
		assertEquals(",all classes,ASSD,0.5,1,1", lines.get(12));
		assertEquals(13, lines.size());
	}

	private static List<String> names(Score... rows) {
		return new ScoreTable(List.of(rows)).means().stream().map(MeanScore::name).toList();
	}
}
