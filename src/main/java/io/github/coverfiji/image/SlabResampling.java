package io.github.coverfiji.image;

import io.github.coverfiji.image.TiledPrediction.SlabConsumer;

/**
 * Brings slabs of a result from the network's grid back to the voxels of the image, one after another: it keeps only the
 * rows along the first axis that are still needed.
 */
final class SlabResampling implements SlabConsumer {

	private final int[] extent;
	private final AxisResampling[] axes;
	private final SlabConsumer next;
	private Patch rows;
	private long firstRow;
	private int done;

	/**
	 * @param sample whose grid the slabs have
	 * @param next takes slabs of the image's own voxels, in order, together covering it once
	 */
	SlabResampling(Sample sample, SlabConsumer next) {
		this.next = next;
		extent = sample.extent();
		axes = new AxisResampling[extent.length];
		for (var d = 0; d < axes.length; d++)
			axes[d] = AxisResampling.of(0, extent[d], extent[d], sample.grid()[d]);
	}

	@Override
	public void accept(int start, Patch slab) {
		var wide = slab;
		for (var d = 1; d < axes.length; d++) wide = axes[d].apply(wide, d);
		rows = rows == null ? wide : joined(rows, wide);
		var known = firstRow + rows.size()[0];
		var end = done;
		while (end < extent[0] && axes[0].last(end) < known) end++;
		if (end == done) return;
		// Of a coarse grid a slab gives many rows: handed over in pieces as thick as the slab.
		while (done < end) {
			var to = Math.min(end, done + slab.size()[0]);
			next.accept(done, axes[0].between(done, to).apply(rows, 0, firstRow));
			done = to;
		}
		if (done < extent[0]) drop(axes[0].first()[done]);
	}

	private void drop(long needed) {
		var gone = (int) Math.min(needed - firstRow, rows.size()[0] - 1L);
		rows = part(rows, gone, rows.size()[0]);
		firstRow += gone;
	}

	private static Patch joined(Patch a, Patch b) {
		var size = a.size().clone();
		size[0] += b.size()[0];
		var all = Patch.zeros(a.channels(), size);
		for (var c = 0; c < a.channels(); c++) {
			var at = c * all.voxels();
			System.arraycopy(a.values(), c * a.voxels(), all.values(), at, a.voxels());
			System.arraycopy(b.values(), c * b.voxels(), all.values(), at + a.voxels(), b.voxels());
		}
		return all;
	}

	private static Patch part(Patch all, int from, int to) {
		var size = all.size().clone();
		size[0] = to - from;
		var part = Patch.zeros(all.channels(), size);
		var row = all.voxels() / all.size()[0];
		for (var c = 0; c < all.channels(); c++)
			System.arraycopy(all.values(), c * all.voxels() + from * row, part.values(), c * part.voxels(), part.voxels());
		return part;
	}
}
