package io.github.coverfiji.train;

import java.util.List;
import java.util.Objects;

/** Who wrote a file, and what to cite. */
public final class Software {

	/** Name and version, such as {@code COVER for Fiji 0.1.0}. */
	public static final String NAME = "COVER for Fiji "
		+ Objects.requireNonNullElse(Software.class.getPackage().getImplementationVersion(), "(development)");

	/** The paper behind COVER. */
	public static final String COVER = "He and Li, Vector Contrastive Learning For Pixel-Wise Pretraining In Medical"
		+ " Vision, ICCV 2025, arXiv 2506.20850";

	/** The paper behind PCRL. */
	public static final String PCRL = "Zhou et al., Preservational Learning Improves Self-supervised Medical Image Models by"
		+ " Reconstructing Diverse Contexts, ICCV 2021, arXiv 2109.04379";

	private Software() {}

	/** @return what to cite for models of a method */
	public static List<String> cite(String method) {
		return switch (method) {
			case "COVER" -> List.of(COVER);
			case "PCRL" -> List.of(PCRL);
			default -> List.of();
		};
	}
}
