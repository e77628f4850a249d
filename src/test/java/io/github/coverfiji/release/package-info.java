/** What is done to the weights in the folder {@code weights} before they are released, and what is asked of them. */
package io.github.coverfiji.release;
