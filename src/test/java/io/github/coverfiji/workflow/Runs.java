package io.github.coverfiji.workflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

import net.imglib2.img.array.ArrayImgs;

import io.github.coverfiji.engine.ComputeDevice;
import io.github.coverfiji.engine.HostTensor;
import io.github.coverfiji.engine.TensorFile;
import io.github.coverfiji.image.CalibratedImage;
import io.github.coverfiji.image.Calibration;
import io.github.coverfiji.image.ImageSource;
import io.github.coverfiji.model.ModelFile;

/** The smallest runs: images of 40 × 48 pixels with bright spots, crops of 32, the tiny network, the processor. */
final class Runs {

	static final int WIDTH = 48;
	static final int HEIGHT = 40;
	/** One form, so that runs can be compared bit by bit on any computer. */
	private static final ComputerSettings COMPUTER = new ComputerSettings("cpu", "auto", "normal");
	/** Two images make 2 steps an epoch. */
	static final PretrainingSettings COVER =
		new PretrainingSettings("COVER", "2", "auto", "tiny", "", "32", "2", 3, 1e-3, 1, 1, "0", "standardised", 1, "heads", "infonce", "channels", 16,
			ImageSettings.DEFAULT, 1, COMPUTER);
	/** Five images, one of them kept aside, make 2 steps an epoch. */
	static final SegmentationSettings SEGMENTATION =
		new SegmentationSettings("", "unet", "tiny", "2", FineTuning.DEFAULT, "auto", "32", "4", 3, 1e-3, 0.2, 255, "refuse",
			ImageSettings.DEFAULT, VariationSettings.DEFAULT, 1, COMPUTER);

	/** Five images of two classes, one of them kept aside, make 2 steps an epoch. */
	static final ClassificationSettings CLASSIFICATION =
		new ClassificationSettings("", "unet", "tiny", "2", FineTuning.DEFAULT, "32", "4", 3, 1e-3, 0.2, true,
			ImageSettings.DEFAULT, VariationSettings.DEFAULT, 1, COMPUTER);

	private Runs() {}

	/** @return dark noise with three bright spots; another one for each number */
	static CalibratedImage image(int number) {
		var random = new Random(number);
		var values = new float[WIDTH * HEIGHT];
		var bright = spots(number);
		for (var i = 0; i < values.length; i++) values[i] = (bright[i] == 1 ? 100 : 20) + 10 * random.nextFloat();
		return new CalibratedImage("image " + number, ArrayImgs.floats(values, WIDTH, HEIGHT), Pictures.XY,
			new Calibration(0.5, 0.25, 1, "mm"));
	}

	/** @return 1 in the spots of {@link #image}, 0 elsewhere */
	static int[] spots(int number) {
		var random = new Random(1000 + number);
		var ids = new int[WIDTH * HEIGHT];
		for (var n = 0; n < 3; n++) {
			var x = 8 + random.nextInt(WIDTH - 16);
			var y = 8 + random.nextInt(HEIGHT - 16);
			for (var i = 0; i < ids.length; i++) if (Math.hypot(i % WIDTH - x, i / WIDTH - y) < 5) ids[i] = 1;
		}
		return ids;
	}

	static CalibratedImage labels(int... ids) {
		return Pictures.labels("labels", Calibration.NONE, Pictures.XY, new long[] { WIDTH, HEIGHT }, ids);
	}

	static ImageSource images(int count) {
		return ImageSource.of(IntStream.range(0, count).mapToObj(Runs::image).toList());
	}

	static LabelledImages labelled(int count) {
		var labels = IntStream.range(0, count).mapToObj(i -> labels(spots(i))).toList();
		return new LabelledImages(images(count), ImageSource.of(labels), Optional.empty());
	}

	/** @return {@link #image} for even numbers, its negative for odd ones */
	static CalibratedImage bright(int number) {
		var image = image(number);
		if (number % 2 == 0) return image;
		var values = Pictures.planes(image).get(0);
		for (var i = 0; i < values.length; i++) values[i] = 120 - values[i];
		return new CalibratedImage(image.name(), ArrayImgs.floats(values, WIDTH, HEIGHT), Pictures.XY, image.calibration());
	}

	/** @return images with bright spots and such with dark spots, in turns */
	static ClassifiedImages classified(int count) {
		return new ClassifiedImages(ImageSource.of(IntStream.range(0, count).mapToObj(Runs::bright).toList()),
			List.of("bright", "dark"), IntStream.range(0, count).mapToObj(i -> Set.of(i % 2)).toList(),
			Collections.nCopies(count, ""), false);
	}

	/** @return the settings with another value of one option, of a group of options {@code group.option} */
	static <T extends Record> T with(T settings, String option, Object value) {
		var parts = settings.getClass().getRecordComponents();
		if (option.contains(".")) {
			var group = option.substring(0, option.indexOf('.'));
			return with(settings, group, with(group(settings, group), option.substring(group.length() + 1), value));
		}
		if (Arrays.stream(parts).noneMatch(part -> part.getName().equals(option)))
			throw new IllegalArgumentException("no option " + option);
		try {
			var values = new Object[parts.length];
			for (var i = 0; i < parts.length; i++)
				values[i] = parts[i].getName().equals(option) ? value : parts[i].getAccessor().invoke(settings);
			var types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
			@SuppressWarnings("unchecked")
			var changed = (T) settings.getClass().getConstructor(types).newInstance(values);
			return changed;
		}
		catch (InvocationTargetException e) {
			if (e.getCause() instanceof RuntimeException fault) throw fault;
			throw new IllegalStateException(e);
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	private static Record group(Record settings, String name) {
		try {
			return (Record) settings.getClass().getMethod(name).invoke(settings);
		}
		catch (ReflectiveOperationException e) {
			throw new IllegalStateException(e);
		}
	}

	/** @return all of a run's checkpoint */
	static Map<String, HostTensor> state(Path run) throws IOException {
		return TensorFile.read(run.resolve("state.bin"));
	}

	/** @return weights of a model file */
	static Map<String, HostTensor> weights(Path model) {
		try (var module = ModelFile.open(model).load(ComputeDevice.CPU)) {
			return module.snapshot();
		}
	}

	static void assertSame(Map<String, HostTensor> expected, Map<String, HostTensor> found) {
		assertEquals(expected.keySet(), found.keySet());
		expected.forEach((name, tensor) -> assertArrayEquals(tensor.values(), found.get(name).values(), name));
	}

	static boolean same(Map<String, HostTensor> first, Map<String, HostTensor> second) {
		return first.keySet().equals(second.keySet()) && first.keySet().stream()
			.allMatch(name -> Arrays.equals(first.get(name).values(), second.get(name).values()));
	}

	static List<String> rows(Path run, String table) throws IOException {
		return Files.readAllLines(run.resolve(table));
	}
}
