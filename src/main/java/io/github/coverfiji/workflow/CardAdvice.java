package io.github.coverfiji.workflow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.coverfiji.engine.GpuLibraries;
import io.github.coverfiji.engine.GpuPart;
import io.github.coverfiji.engine.NvidiaCard;
import io.github.coverfiji.engine.NvidiaCards;

/**
 * What a report says of graphics cards.
 *
 * @param cards what the driver answers
 * @param system name of the operating system
 * @param supplied the PyTorch for graphics cards that the user has
 */
record CardAdvice(NvidiaCards cards, String system, Optional<GpuLibraries.Supplied> supplied) {

	/** @return what is there */
	List<String> lines() {
		var known = cards.cards();
		var found = known.isEmpty() ? Stream.of("Graphics cards: " + (cards.text().isEmpty()
			? "no NVIDIA driver on this computer" : cards.text()))
			: known.stream().map(card -> "Graphics card: " + card.describe());
		return Stream.concat(found, supplied.stream().map(CardAdvice::library)).toList();
	}

	/** @return a line if DJL takes the CUDA of this computer for another than its cards need */
	Optional<String> onGuess(String guess) {
		var wrong = !cards.cards().isEmpty() && guess.startsWith("cu") && !guess.equals(NvidiaCard.FLAVOUR);
		return wrong ? Optional.of("DJL reads the CUDA of this computer as " + guess + ", from another program's library; "
			+ NvidiaCard.FLAVOUR + " is used instead") : Optional.empty();
	}

	/** @return what to do about work on the processor */
	String toDo() {
		if (system.startsWith("Mac")) return "nothing. Macs, those with Apple silicon too, compute on the processor: their"
			+ " graphics cards are not used. Choose model=tiny or small, and small patches";
		if (cards.text().isEmpty()) return "nothing. The engine computes on the processor; only NVIDIA cards are used."
			+ " Choose model=tiny or small, and small patches";
		if (!cards.driver()) return "the driver of the NVIDIA card does not work: install it anew and restart the computer";
		var obstacles = cards.cards().stream().map(card -> card.obstacle(system.startsWith("Win"))).toList();
		return obstacles.isEmpty() || obstacles.contains("") ? withLibrary() : String.join("; ", obstacles);
	}

	private String withLibrary() {
		if (supplied.isEmpty()) return "the NVIDIA card is not used, because the PyTorch that comes along is for the"
			+ " processor only. Run COVER Check Engine with supply=download, which fetches " + size() + "PyTorch for CUDA 12.8,"
			+ " or, without network, with supply=folder and the folder that it made on another computer";
		if (!supplied.get().fault().isEmpty()) return "the PyTorch for graphics cards failed at its last start ("
			+ supplied.get().fault() + "). Run COVER Check Engine with supply=folder and a folder 'lib' of PyTorch 2.7.1 for"
			+ " CUDA 12.8, or with supply=download";
		return "restart Fiji, so that the PyTorch for graphics cards is loaded";
	}

	private static String size() {
		var bytes = GpuPart.ofThisComputer().stream().mapToLong(GpuPart::bytes).sum();
		return bytes == 0 ? "" : "about " + (bytes + 999_999_999) / 1_000_000_000 + " GB of ";
	}

	private static String library(GpuLibraries.Supplied supplied) {
		return "PyTorch for graphics cards: " + supplied.folder()
			+ (supplied.fault().isEmpty() ? "" : ", which failed (" + supplied.fault() + ")");
	}
}
