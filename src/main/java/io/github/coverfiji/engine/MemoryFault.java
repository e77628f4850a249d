package io.github.coverfiji.engine;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import ai.djl.engine.EngineException;

/**
 * The engine got no memory for a tensor, of the computer or of the graphics card. What the call was computing is freed;
 * what it changes in place may be changed in part.
 *
 * <p>The one place that knows how the engine says so: PyTorch has no kind of error for it, only words.
 */
public final class MemoryFault extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Words of PyTorch's allocators on Linux and macOS, on Windows, and of CUDA; of C++; of cuDNN and cuBLAS; of oneDNN, for tensors and code. */
	private static final Pattern WORDS = Pattern.compile("(?i)(?:DefaultCPUAllocator: (?:can't allocate|not enough) memory"
		+ "|CUDA out of memory|CUDA error: out of memory|std::bad_alloc|_STATUS_ALLOC_FAILED|could not create a memory"
		+ "|could not create a primitive(?! descriptor)|\\bout of memory\\b)[^\\n]*");

	private MemoryFault(String message, Throwable cause) {
		super(message, cause);
	}

	/**
	 * @param work that calls the engine
	 * @return what it gave
	 * @throws MemoryFault if the engine failed for lack of memory; all else is thrown as it is
	 */
	static <T> T telling(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (EngineException e) {
			throw of(e).<RuntimeException> map(fault -> fault).orElse(e);
		}
	}

	/** @return whether lack of the engine's memory is behind a fault, also one that was met outside a module's call */
	public static boolean isIn(Throwable fault) {
		return of(fault).isPresent();
	}

	/** @return the fault, if lack of memory is behind an error of the engine; its message is the engine's own line */
	static Optional<MemoryFault> of(Throwable fault) {
		return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).map(Throwable::getMessage).filter(Objects::nonNull)
			.flatMap(message -> WORDS.matcher(message).results()).findFirst()
			.map(words -> new MemoryFault(words.group().strip(), fault));
	}
}
