package io.github.coverfiji.image;

/**
 * The images of one source after those of another.
 *
 * @param first whose images come first
 * @param second whose images follow
 */
public record JoinedImages(ImageSource first, ImageSource second) implements ImageSource {

	@Override
	public int count() {
		return first.count() + second.count();
	}

	@Override
	public String name(int i) {
		return i < first.count() ? first.name(i) : second.name(i - first.count());
	}

	@Override
	public CalibratedImage get(int i) {
		return i < first.count() ? first.get(i) : second.get(i - first.count());
	}
}
