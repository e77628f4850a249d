package io.github.coverfiji.image;

import java.util.List;

/**
 * Some images of a source, in an order of their own.
 *
 * @param source all images
 * @param chosen places of the images in the source
 */
public record ChosenImages(ImageSource source, List<Integer> chosen) implements ImageSource {

	/** Keeps a copy of the places. */
	public ChosenImages {
		chosen = List.copyOf(chosen);
	}

	@Override
	public int count() {
		return chosen.size();
	}

	@Override
	public String name(int i) {
		return source.name(chosen.get(i));
	}

	@Override
	public CalibratedImage get(int i) {
		return source.get(chosen.get(i));
	}
}
