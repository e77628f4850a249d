package io.github.coverfiji.words;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import javax.lang.model.element.Element;
import javax.tools.ToolProvider;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;

/** The program's source as Java's own compiler sees it: what is made, who calls whom, and where it was declared. */
final class Sources {

	/** An expression and where it stands. */
	record Made(TreePath path, List<? extends ExpressionTree> arguments, String type) {}

	private static final Path MAIN = Path.of("src/main/java");

	private final Trees trees;
	private final List<Made> made = new ArrayList<>();
	private final Map<Element, List<Made>> calls = new HashMap<>();

	/** Reads and resolves all of it; takes some seconds. */
	Sources() throws IOException {
		var compiler = ToolProvider.getSystemJavaCompiler();
		try (var files = compiler.getStandardFileManager(null, null, null); var walk = Files.walk(MAIN)) {
			var task = (JavacTask) compiler.getTask(null, files, null,
				// names and types are all that is asked for
				List.of("-proc:none", "-XDshould-stop.ifNoError=ATTR", "-classpath", System.getProperty("java.class.path")), null,
				files.getJavaFileObjectsFromPaths(walk.filter(p -> p.toString().endsWith(".java")).toList()));
			trees = Trees.instance(task);
			var units = new ArrayList<CompilationUnitTree>();
			task.parse().forEach(units::add);
			task.analyze();
			units.forEach(unit -> new Collector().scan(unit, null));
		}
	}

	/** @return every {@code new ...} of the program */
	List<Made> made() {
		return made;
	}

	/** @return where a method or constructor of the program is called */
	List<Made> callsOf(Element method) {
		return calls.getOrDefault(method, List.of());
	}

	/** @return what a name or call means */
	Element meaning(TreePath path) {
		return trees.getElement(path);
	}

	/** @return the declaration, if it stands in these sources; else null */
	TreePath declaration(Element element) {
		return element == null ? null : trees.getPath(element);
	}

	/** @return such as {@code ModelFile:53} */
	String place(TreePath path) {
		var unit = path.getCompilationUnit();
		var line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, path.getLeaf()));
		return Path.of(unit.getSourceFile().getName()).getFileName().toString().replace(".java", "") + ":" + line;
	}

	/** @return the room in which it stands, such as {@code train}; empty above all rooms */
	static String room(TreePath path) {
		var house = io.github.coverfiji.Launcher.class.getPackageName();
		var name = path.getCompilationUnit().getPackageName().toString();
		return name.equals(house) ? "" : name.substring(house.length() + 1);
	}

	private final class Collector extends TreePathScanner<Void, Void> {

		@Override
		public Void visitNewClass(NewClassTree tree, Void none) {
			var type = trees.getTypeMirror(new TreePath(getCurrentPath(), tree.getIdentifier()));
			made.add(new Made(getCurrentPath(), tree.getArguments(), String.valueOf(type)));
			called(tree, tree.getArguments());
			return super.visitNewClass(tree, none);
		}

		@Override
		public Void visitMethodInvocation(MethodInvocationTree tree, Void none) {
			called(tree, tree.getArguments());
			return super.visitMethodInvocation(tree, none);
		}

		private void called(Tree tree, List<? extends ExpressionTree> arguments) {
			var method = trees.getElement(getCurrentPath());
			if (method != null) calls.computeIfAbsent(method, m -> new ArrayList<>())
				.add(new Made(getCurrentPath(), arguments, tree.getKind().name()));
		}
	}
}
