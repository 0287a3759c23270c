/**
 * What the engine promises when things go wrong, each promise as an experiment with a figure: it prints {@code Rnn figure=… limit=… PASS}
 * (experiments and checks as numbered in reliability-and-security, sections 3 and 6). Those that take minutes are in the long lane.
 *
 * <table>
 *   <tr><td>R7</td><td>check 34 (SIGTERM)</td><td>{@link TerminationIT}</td></tr>
 *   <tr><td>R8</td><td>check 34 (undeploy)</td><td>{@link UndeployIT}, {@link RedeployIT}</td></tr>
 * </table>
 */
@NullMarked
package reliability;

import org.jspecify.annotations.NullMarked;
