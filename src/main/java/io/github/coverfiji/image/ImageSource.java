package io.github.coverfiji.image;

import java.util.List;

/** Images counted from 0, fetched when asked for. May be used from several threads. */
public interface ImageSource {

	/** @return how many images there are */
	int count();

	/**
	 * @param i 0 … count − 1
	 * @return the image's name, without reading it
	 */
	String name(int i);

	/**
	 * @param i 0 … count − 1
	 * @return the image; its pixels may be read later, when touched
	 * @throws io.github.coverfiji.task.InputException if it cannot be read
	 */
	CalibratedImage get(int i);

	/**
	 * @param images images at hand
	 * @return a source of them
	 */
	static ImageSource of(List<CalibratedImage> images) {
		var copy = List.copyOf(images);
		return new ImageSource() {

			@Override
			public int count() {
				return copy.size();
			}

			@Override
			public String name(int i) {
				return copy.get(i).name();
			}

			@Override
			public CalibratedImage get(int i) {
				return copy.get(i);
			}
		};
	}
}
