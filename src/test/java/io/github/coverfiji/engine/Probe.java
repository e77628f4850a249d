package io.github.coverfiji.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.github.coverfiji.twin.Grid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A loaded script module that takes and gives grids, in one precision, on the processor: for tests of any room. */
public final class Probe implements AutoCloseable {

	private final Precision precision;
	private final ScriptModule module;

	/**
	 * @param node what to load
	 * @param precision of its tensors and of all arguments
	 */
	public Probe(ScriptNode node, Precision precision) {
		this.precision = precision;
		module = ScriptModule.load(node, ComputeDevice.CPU, precision);
	}

	/**
	 * @param precision of all arguments
	 * @return the free functions of the script files: a method of {@code probe.py} for each
	 */
	public static Probe ofFunctions(Precision precision) {
		return new Probe(new ScriptNode("probe.Functions"), precision);
	}

	/**
	 * @param method of the module's class
	 * @param arguments a grid, a list of grids or a number (as a tensor without axes) each
	 * @return what it gave
	 */
	public List<Grid> call(String method, Object... arguments) {
		try (var scope = module.manager().newSubManager()) {
			return grids(module.call(scope, method, tensors(scope, arguments)));
		}
	}

	/** As {@link #call}, for a method that differentiates within. */
	public List<Grid> callDifferentiating(String method, Object... arguments) {
		try (var scope = module.manager().newSubManager();
			var collector = ComputeDevice.engine().newGradientCollector())
		{
			return grids(module.callForGradient(scope, method, tensors(scope, arguments)));
		}
	}

	/** As {@link #call}; afterwards the parameters carry the derivatives of the first result. */
	public List<Grid> differentiate(String method, Object... arguments) {
		try (var scope = module.manager().newSubManager()) {
			return grids(Gradients.of(module, scope, method, tensors(scope, arguments)));
		}
	}

	/** @return the module itself */
	public ScriptModule module() {
		return module;
	}

	/** @return copies of the parameters by path */
	public Map<String, Grid> parameters() {
		var copies = new LinkedHashMap<String, Grid>();
		module.parameters().forEach((path, array) -> copies.put(path, grid(array)));
		return copies;
	}

	/** @return copies of the parameters' derivatives by path, of those that have one */
	public Map<String, Grid> gradients() {
		try (var scope = module.manager().newSubManager()) {
			var paths = List.copyOf(module.parameters().keySet());
			var arrays = module.gradients(scope, paths);
			var copies = new LinkedHashMap<String, Grid>();
			for (int i = 0; i < paths.size(); i++)
				if (arrays.get(i) != null) copies.put(paths.get(i), grid(arrays.get(i)));
			return copies;
		}
	}

	/**
	 * @param values numbers
	 * @return the same, rounded to float32, as a tree of modules takes them
	 */
	public static HostTensor tensor(Grid values) {
		return new HostTensor(values.floats(), values.shape());
	}

	private List<Object> tensors(NDManager scope, Object... arguments) {
		var tensors = new ArrayList<Object>();
		for (var argument : arguments)
			tensors.add(argument instanceof List<?> list ? list.stream().map(grid -> tensor(scope, grid)).toList()
				: tensor(scope, argument));
		return tensors;
	}

	private NDArray tensor(NDManager scope, Object argument) {
		if (argument instanceof Number number)
			return precision == Precision.FLOAT ? scope.create(number.floatValue())
				: scope.create(number.doubleValue());
		var grid = (Grid) argument;
		var shape = new Shape(grid.shape());
		return precision == Precision.FLOAT ? scope.create(grid.floats(), shape) : scope.create(grid.values(), shape);
	}

	private static List<Grid> grids(NDList list) {
		return list.stream().map(Probe::grid).toList();
	}

	private static Grid grid(NDArray array) {
		var shape = array.getShape().getShape();
		if (array.getDataType() == DataType.FLOAT64)
			return Grid.of(array.toDoubleArray(), shape);
		if (array.getDataType() == DataType.INT64)
			return Grid.of(Arrays.stream(array.toLongArray()).asDoubleStream().toArray(), shape);
		return Grid.of(array.toFloatArray(), shape);
	}

	@Override
	public void close() {
		module.close();
	}
}
