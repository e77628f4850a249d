package io.github.coverfiji.image.foreign;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Calls of an object of a library that is not there when we are compiled: an interface names its public methods.
 *
 * @param target the object
 */
record LibraryCall(Object target) implements InvocationHandler {

	/**
	 * @param names methods as the library has them
	 * @param target an object of the library
	 * @return the object, seen as these methods. Faults that have to be caught come as IOException, a method that the
	 *         library lacks as IllegalStateException
	 */
	static <T> T as(Class<T> names, Object target) {
		return names.cast(Proxy.newProxyInstance(names.getClassLoader(), new Class<?>[] { names }, new LibraryCall(target)));
	}

	@Override
	public Object invoke(Object proxy, Method named, Object[] arguments) throws Throwable {
		return call(named.getName(), named.getParameterTypes(), arguments);
	}

	/**
	 * @param name of a public method
	 * @param types of its parameters, as declared
	 * @param arguments for it
	 */
	Object call(String name, Class<?>[] types, Object... arguments) throws IOException {
		try {
			return target.getClass().getMethod(name, types).invoke(target, arguments);
		}
		catch (InvocationTargetException e) {
			throw of(e.getCause());
		}
		catch (ReflectiveOperationException e) {
			throw missing(e);
		}
	}

	/** @return that the library is too old, or not whole */
	static IllegalStateException missing(ReflectiveOperationException cause) {
		return new IllegalStateException("the one installed lacks " + cause.getMessage(), cause);
	}

	static IOException of(Throwable thrown) {
		if (thrown instanceof RuntimeException e) throw e;
		if (thrown instanceof Error e) throw e;
		return thrown instanceof IOException e ? e : new IOException(thrown.getMessage(), thrown);
	}
}
