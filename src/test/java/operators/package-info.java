/**
 * What an operator meets: Tomcat and Jetty as their makers pack them, set up by the files of {@code tomcat-config} and the commands of its
 * guide, with nothing of the tests in their processes.
 */
@NullMarked
package operators;

import org.jspecify.annotations.NullMarked;
