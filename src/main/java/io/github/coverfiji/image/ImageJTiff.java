package io.github.coverfiji.image;

import java.util.Optional;
import java.util.stream.IntStream;

import io.github.coverfiji.image.tiff.TextDescription;
import io.github.coverfiji.image.tiff.TiffFile;
import io.github.coverfiji.image.tiff.TiffPage;

/** Which TIFF files ij 1.54p is known to read rightly; of others it may give wrong values without a word. */
final class ImageJTiff {

	private static final int UNSIGNED = 1, SIGNED = 2, FLOAT = 3;
	private static final int RGB = 2, CMYK = 5;

	/** From here on ImageJ refuses JPEG by itself. */
	private static final int NARROW = 500;

	private ImageJTiff() {}

	/** @return whether its pages are alike, not packed, in strips, and of a type that ImageJ has */
	static boolean isRight(TiffFile file) {
		var first = file.pages().get(0);
		return !file.big() && isType(first) && (!isStack(file) || isStackType(first) && isInOnePiece(file))
			&& file.pages().stream().allMatch(page -> page.isLike(first)
			&& page.isPlain() && page.isSeparate() == first.isSeparate());
	}

	/** @return what of a page ImageJ 1.54p shows with other values, without a word; empty if nothing is known of it */
	static Optional<String> misread(TiffPage page) {
		if (page.isJpeg() && page.width() < NARROW) return Optional.of("JPEG in it");
		if (page.isDifferenceOfFloats()) return Optional.of("differences between floating-point numbers (predictor 3)");
		if (page.isPacked() && page.bits() == 1) return Optional.of("packed single bits");
		if (page.isPacked() && page.isSeparate() && page.bits() > 8) return Optional.of("packed channels in separate planes");
		return page.bits() == 8 && page.format() == SIGNED ? Optional.of("signed numbers of 8 bits") : Optional.empty();
	}

	private static boolean isStack(TiffFile file) {
		return file.pages().size() > 1 || TextDescription.of(file.description()).filter(t -> !t.fits(1)).isPresent();
	}

	/** Stacks of three separate planes, and of 48 bits, come out with wrong slices, or fail. */
	private static boolean isStackType(TiffPage page) {
		return page.samples() == 1 || page.bits() == 8 && !page.isSeparate();
	}

	/** Of a stack that calls itself ImageJ's only the first directory is looked at, and no stack at all if that is turned. */
	private static boolean isInOnePiece(TiffFile file) {
		if (!file.description().startsWith("ImageJ=")) return true;
		var first = file.pages().get(0);
		if (file.pages().size() == 1) return !first.namesOrientation();
		return IntStream.range(0, file.pages().size())
			.allMatch(i -> file.pages().get(i).follows(first, i));
	}

	private static boolean isType(TiffPage page) {
		return switch (page.samples()) {
			case 1 -> switch (page.bits()) {
				case 1, 8 -> page.format() == UNSIGNED;
				case 16 -> page.format() == UNSIGNED || page.format() == SIGNED;
				case 32 -> page.format() == UNSIGNED || page.format() == SIGNED || page.format() == FLOAT;
				default -> false;
			};
			case 3 -> page.photometric() == RGB && page.format() == UNSIGNED && (page.bits() == 8 || page.bits() == 16);
			case 4 -> page.format() == UNSIGNED && page.bits() == 8 && !page.isSeparate()
				&& (page.photometric() == RGB && page.colours().length == 3 || page.photometric() == CMYK);
			default -> false;
		};
	}
}
