/**
 * What an operator meets: Tomcat as its makers pack it, set up by the files of {@code tomcat-config} and the commands of its guide, with
 * nothing of the tests in its process.
 */
@NullMarked
package operators;

import org.jspecify.annotations.NullMarked;
