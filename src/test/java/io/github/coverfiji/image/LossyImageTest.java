package io.github.coverfiji.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ByteProcessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LossyImageTest {

	@TempDir
	private Path folder;

	private void write(String packing, String name) throws IOException {
		var picture = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
		var writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(picture), "tiff").next();
		var how = writer.getDefaultWriteParam();
		how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
		how.setCompressionType(packing);
		try (var out = ImageIO.createImageOutputStream(new File(folder.toFile(), name))) {
			writer.setOutput(out);
			writer.write(null, new IIOImage(picture, null, null), how);
		}
		writer.dispose();
	}

	@Test
	void jpegIsFoundByItsContentAlsoWithinTiff() throws IOException {
		var picture = new ImagePlus("a", new ByteProcessor(16, 16));
		new FileSaver(picture).saveAsJpeg(folder.resolve("a.jpg").toString());
		Files.move(folder.resolve("a.jpg"), folder.resolve("a.png"));
		new FileSaver(picture).saveAsTiff(folder.resolve("b.tif").toString());
		new FileSaver(picture).saveAsPng(folder.resolve("c.png").toString());
		write("JPEG", "d.tif");
		write("LZW", "e.tif");
		write("Deflate", "f.tif");
		Files.writeString(folder.resolve("g.txt"), "II");
		Files.writeString(folder.resolve("h.txt"), "");
		assertEquals(List.of(new LossyImage("a.png", "a JPEG file"), new LossyImage("d.tif", "a TIFF file packed as JPEG")),
			LossyImage.in(folder));
		assertEquals(1, LossyImage.in(folder.resolve("d.tif")).size());
		assertEquals(List.of(), LossyImage.in(folder.resolve("missing")));
		assertTrue(LossyImage.in(folder).get(0).refused().getMessage().startsWith("Cannot take 'a.png' as labels: it is a JPEG file"));
	}
}
