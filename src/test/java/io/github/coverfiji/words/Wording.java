package io.github.coverfiji.words;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;

/**
 * The texts that an expression can become: its literals joined, the ways of a condition each, names followed to where they
 * are set, and the parameters of a method to what its callers give. What only a run knows stands in braces.
 *
 * @param sources the program
 */
record Wording(Sources sources) {

	private static final int DEPTH = 8;
	private static final int MOST = 40;
	private static final int LONGEST = 40;

	/** @return all texts, at least one */
	Set<String> of(TreePath around, ExpressionTree expression) {
		return of(new TreePath(around, expression), DEPTH);
	}

	private Set<String> of(TreePath path, int depth) {
		var tree = path.getLeaf();
		if (tree instanceof LiteralTree literal) return Set.of(String.valueOf(literal.getValue()));
		if (tree instanceof ParenthesizedTree inner) return of(new TreePath(path, inner.getExpression()), depth);
		if (tree instanceof BinaryTree sum && tree.getKind() == Tree.Kind.PLUS)
			return joined(of(new TreePath(path, sum.getLeftOperand()), depth), of(new TreePath(path, sum.getRightOperand()), depth));
		if (tree instanceof ConditionalExpressionTree way) return union(List.of(
			of(new TreePath(path, way.getTrueExpression()), depth), of(new TreePath(path, way.getFalseExpression()), depth)));
		if (tree instanceof SwitchExpressionTree choice) return union(choice.getCases().stream()
			.filter(c -> c.getBody() instanceof ExpressionTree).map(c -> ofCase(path, c, depth)).toList());
		return depth == 0 ? unknown(tree) : followed(path, depth - 1);
	}

	private Set<String> ofCase(TreePath path, CaseTree way, int depth) {
		return of(new TreePath(new TreePath(path, way), way.getBody()), depth);
	}

	private Set<String> followed(TreePath path, int depth) {
		var meaning = sources.meaning(path);
		if (meaning == null) return unknown(path.getLeaf());
		if (meaning.getKind() == ElementKind.PARAMETER && meaning.getEnclosingElement() instanceof ExecutableElement method)
			return given(path, method, method.getParameters().indexOf(meaning), depth);
		var declared = sources.declaration(meaning);
		if (declared == null) return unknown(path.getLeaf());
		if (declared.getLeaf() instanceof VariableTree set && set.getInitializer() != null)
			return of(new TreePath(declared, set.getInitializer()), depth);
		if (path.getLeaf() instanceof MethodInvocationTree && meaning.getKind() == ElementKind.METHOD)
			return union(returned(declared).stream().map(r -> of(r, depth)).toList(), path.getLeaf());
		return unknown(path.getLeaf());
	}

	private Set<String> given(TreePath path, ExecutableElement method, int parameter, int depth) {
		return union(sources.callsOf(method).stream().filter(call -> parameter >= 0 && parameter < call.arguments().size())
			.map(call -> of(new TreePath(call.path(), call.arguments().get(parameter)), depth)).toList(), path.getLeaf());
	}

	private static List<TreePath> returned(TreePath method) {
		var found = new ArrayList<TreePath>();
		new TreePathScanner<Void, Void>() {

			@Override
			public Void visitReturn(ReturnTree tree, Void none) {
				if (tree.getExpression() != null) found.add(new TreePath(getCurrentPath(), tree.getExpression()));
				return null;
			}

			@Override
			public Void visitLambdaExpression(LambdaExpressionTree tree, Void none) {
				return null; // what it returns is not what the method returns
			}
		}.scan(method, null);
		return found;
	}

	private static Set<String> joined(Set<String> left, Set<String> right) {
		var all = new LinkedHashSet<String>();
		left.forEach(l -> right.stream().limit(Math.max(1, MOST / left.size())).forEach(r -> all.add(l + r)));
		return all;
	}

	private static Set<String> union(List<Set<String>> ways) {
		var all = new LinkedHashSet<String>();
		ways.forEach(all::addAll);
		return all;
	}

	private static Set<String> union(List<Set<String>> ways, Tree otherwise) {
		var all = union(ways);
		return all.isEmpty() ? unknown(otherwise) : all;
	}

	private static Set<String> unknown(Tree tree) {
		var text = tree.toString().replaceAll("\\s+", " ");
		return Set.of("{" + text.substring(0, Math.min(LONGEST, text.length())) + "}");
	}
}
