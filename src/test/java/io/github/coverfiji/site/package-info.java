/** Tests of the update site: its builder in {@code update-site/}, alone and together with a real updater. */
package io.github.coverfiji.site;
